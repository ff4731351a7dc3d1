// A Chromium to drive: the one that $CHROMIUM names, one that is installed, or the one inside an npm package, which
// needs nothing of the machine but a C library. That one is unpacked beside the packages, once.
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const packages = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "node_modules");
const require = createRequire(join(packages, "package.json"));

function installed() {
  if (process.env.CHROMIUM !== undefined) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here.
      }
    }
  }
  return "";
}

async function unpacked() {
  const entry = require.resolve("@sparticuz/chromium");
  const folder = join(packages, ".chromium");
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder; // where the package unpacks to
  const { default: chromium, inflate, setupLambdaEnvironment } = await import(pathToFileURL(entry));
  chromium.setGraphicsMode = false;
  const libraries = await inflate(join(dirname(entry), "..", "bin", "al2023.tar.br"));
  const program = await chromium.executablePath();
  setupLambdaEnvironment(join(libraries, "lib")); // the fonts and libraries that a bare machine has not
  return program;
}

export async function launch() {
  const { chromium } = require("playwright-core");
  const found = installed();
  const args = ["--no-sandbox"]; // it opens our own pages only, and root may not start it otherwise
  if (found) return chromium.launch({ executablePath: found, args });
  if (!existsSync(join(packages, "@sparticuz"))) throw new Error("there is no Chromium here: run `make test`");
  return chromium.launch({ executablePath: await unpacked(), args: [...args, "--no-zygote", "--disable-gpu"] });
}
