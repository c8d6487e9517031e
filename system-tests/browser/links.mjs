// One-time links in a browser, for whoever signs for a host and has no account: each is opened, read, judged as the portal's pages
// are, and answered. Arguments, after those of pages.mjs: links, each as VERB=ADDRESS.
import assert from "node:assert/strict";
import { finish, judge, open, part } from "./pages.mjs";

for (const [index, argument] of process.argv.slice(4).entries()) {
  const verb = argument.slice(0, argument.indexOf("="));
  const link = argument.slice(argument.indexOf("=") + 1);
  const mode = ["narrow", "dark"][index % 2];
  await part(verb, async () => {
    const page = await open(mode);
    await page.goto(link);
    await page.locator("#card:visible").waitFor();
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(await page.locator("#act").getAttribute("data-verb"), verb);
    await judge(page, mode, `link-${verb}`);
    // Whoever has not said that they have read it is told so, and nothing is answered.
    await page.locator("#act").click();
    await page.locator("#problem:not(:empty)").waitFor();
    await page.locator("#sure").check();
    await page.locator("#act").click();
    await page.locator("#done:visible").waitFor();
    await judge(page, mode, `link-${verb}-answered`);
    await page.context().close();
  });
}

await finish();
