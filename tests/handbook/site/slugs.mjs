// What github-slugger makes of each of a list of headings, all on one page. JSON on stdin and stdout.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { default: GithubSlugger } = await import(pathToFileURL(createRequire(import.meta.url).resolve("github-slugger")));
const slugger = new GithubSlugger();
const headings = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(headings.map((heading) => slugger.slug(heading))));
