// A reader in a real browser. Each line on stdin is a visit, as JSON; each line on stdout is what was met there.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { launch } from "./chromium.mjs";

const require = createRequire(import.meta.url);
const axe = require("axe-core").source;
const { browser } = await launch().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function does(page, [what, ...how]) {
  if (what === "click") await page.locator(how[0]).first().click();
  else if (what === "type") await page.locator(how[0]).fill(how[1]);
  else if (what === "press") await page.keyboard.press(how[0]);
  else if (what === "wait") await page.locator(how[0]).first().waitFor();
  else if (what === "go") await page.goto(how[0]);
  else throw new Error(`nobody knows how to ${what}`);
}

async function found(page, { look = {}, wcag = false, script = true }) {
  const met = { address: page.url(), title: await page.title(), looked: {} };
  met.seen = await page.locator("main").innerText();
  for (const [name, place] of Object.entries(look)) {
    const one = page.locator(place).first();
    met.looked[name] = (await one.count()) && (await one.isVisible()) ? await one.innerText() : null;
  }
  if (script) {
    met.widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    met.focus = await page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute("href"));
  }
  if (wcag) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(
      (tags) => window.axe.run({ runOnly: tags, resultTypes: ["violations"] }),
      WCAG,
    );
    met.violations = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
  }
  return met;
}

async function visit({ pages, width = 1280, scheme = "light", script = true, steps = [], ...asked }) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    reducedMotion: "reduce",
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000); // however busy the machine is
  let complaints = [];
  let requests = new Set();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} was not loaded`));
  page.on("request", (request) => requests.add(request.url()));
  const all = [];
  try {
    for (const address of pages) {
      await page.goto(address);
      for (const step of steps) await does(page, step);
      await page.waitForLoadState("load");
      all.push({ ...(await found(page, { ...asked, script })), complaints, requests: [...requests] });
      complaints = [];
      requests = new Set();
    }
    return all;
  } finally {
    await context.close();
  }
}

console.log(JSON.stringify({ version: browser.version() }));
for await (const line of createInterface({ input: process.stdin })) {
  try {
    console.log(JSON.stringify(await visit(JSON.parse(line))));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
await browser.close();
