// What every script here does with pages: opens them in a mode, judges them, and tells at the end what was wrong. A fault is a
// violation by axe, an error on the console, or a request to another address.
// Arguments of each script: the browser, where screenshots go, and then its own.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const GATEWAY = "http://localhost:8080";
export const PROVIDER = "http://localhost:8090";
const executablePath = process.argv[2];
export const shots = process.argv[3];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const MODES = {
  light: { colorScheme: "light", locale: "en-GB" },
  dark: { colorScheme: "dark", locale: "en-GB" },
  french: { colorScheme: "light", locale: "fr-FR" },
  narrow: { colorScheme: "light", locale: "fr-FR", viewport: { width: 360, height: 740 } },
};
export const faults = [];
mkdirSync(shots, { recursive: true });

export const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

export async function open(mode) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...MODES[mode] });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  page.on("console", (line) => line.type() === "error" && faults.push(`${mode} ${page.url()}: ${line.text()}`));
  page.on("pageerror", (error) => faults.push(`${mode} ${page.url()}: ${error.message}`));
  page.on("request", (request) => {
    if (![GATEWAY, PROVIDER].includes(new URL(request.url()).origin)) {
      faults.push(`${mode}: asked ${request.url()}`);
    }
  });
  return page;
}

export async function judge(page, mode, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, help, nodes } of violations) {
    faults.push(`${mode} ${name}: ${id}, ${help}: ${nodes[0].html.slice(0, 200)}`);
  }
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) {
    faults.push(`${mode} ${name}: ${over} pixels wider than the screen`);
  }
  await page.screenshot({ path: join(shots, `${name}-${mode}.png`), fullPage: name === "home" });
}

/** Does one thing; when it fails, the others are tried all the same. */
export async function part(name, doing) {
  try {
    await doing();
    console.log(`${name}: done`);
  } catch (problem) {
    faults.push(`${name}: ${problem.message}`);
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      await page.screenshot({ path: join(shots, "failed.png") });
      await page.context().close();
    }
  }
}

/** Ends the script: badly, if there was a fault. */
export async function finish() {
  await browser.close();
  faults.forEach((fault) => console.log(`FAULT ${fault}`));
  process.exit(faults.length > 0 ? 1 : 0);
}
