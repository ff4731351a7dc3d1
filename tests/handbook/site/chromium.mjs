// A Chromium to drive: the one that $CHROMIUM names, or else the first that works of those that are installed and the one
// inside an npm package. Run by itself, this tells which one that is, or in one line why there is none.
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const packages = join(root, "tests", "node_modules");
const style = join(root, "collabctl", "handbook", "site", "assets", "handbook.css");
const require = createRequire(join(packages, "package.json"));

function installed(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return [join(folder, name)];
    } catch {
      // Not here.
    }
  }
  return [];
}

// The one of the npm package needs nothing of the machine but a C library. It is unpacked once, beside the packages, whole
// or not at all. Its own fonts.conf looks for fonts where its makers have them: on a machine that has no fonts it finds
// none, and stops at the first page of ours.
async function packaged() {
  const folder = join(packages, ".chromium");
  if (!existsSync(folder)) {
    const entry = require.resolve("@sparticuz/chromium");
    const unfinished = mkdtempSync(`${folder}-`);
    process.env.TMPDIR = unfinished; // where the package unpacks to
    const { default: chromium, inflate } = await import(pathToFileURL(entry));
    chromium.setGraphicsMode = false;
    await inflate(join(dirname(entry), "..", "bin", "al2023.tar.br"));
    await chromium.executablePath();
    delete process.env.TMPDIR;
    const fonts = '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n';
    writeFileSync(join(unfinished, "fonts", "fonts.conf"), fonts);
    renameSync(unfinished, folder);
  }
  const env = { ...process.env, FONTCONFIG_PATH: join(folder, "fonts"), LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  return { executablePath: join(folder, "chromium"), env, args: ["--no-zygote"] };
}

// Started, with a profile of its own, and seen to draw a page: some start, and stop there.
async function started({ executablePath, env, args = [] }) {
  const { chromium } = require("playwright-core");
  // Root may not start it with a sandbox; it opens our own pages only.
  const browser = await chromium.launch({
    ...{ executablePath, env, timeout: 180_000 }, // however busy the machine is
    args: ["--no-sandbox", "--disable-gpu", ...args],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(`<style>${readFileSync(style, "utf8")}</style><h2>A page <a class="anchor" href="#a">#</a></h2>`);
    await page.screenshot();
    await page.close();
    return browser;
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function inOneLine(error) {
  const lines = error.message.split("\n").map((line) => line.trim());
  return (lines.find((line) => line.includes("[err]")) ?? lines[0]).replace(/^.*\[err\] */, "").slice(0, 200);
}

export async function launch() {
  const named = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES.flatMap(installed);
  const ways = named.map((path) => [path, () => ({ executablePath: path })]);
  if (!process.env.CHROMIUM) ways.push(["the one of the npm package @sparticuz/chromium", packaged]);
  const failures = [];
  for (const [name, way] of ways) {
    try {
      return { name, failures, browser: await started(await way()) };
    } catch (error) {
      failures.push(`${name} cannot be used (${inOneLine(error)})`);
    }
  }
  throw new Error(`there is no browser that works: ${failures.join("; ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { name, failures, browser } = await launch();
    console.log([...failures, `the tests read the site in ${name}, Chromium ${browser.version()}`].join("; "));
    await browser.close();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
