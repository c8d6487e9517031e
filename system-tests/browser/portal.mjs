// The portal in a browser, on a running system: every page in light, dark, French and at 360 pixels, without a violation by axe,
// an error on the console or a request to another address; then what a newcomer does in the first ten minutes.
// Arguments: the browser, where screenshots go.
import assert from "node:assert/strict";
import { join } from "node:path";
import { faults, finish, GATEWAY, judge, MODES, open, part, PROVIDER, shots } from "./pages.mjs";

const signedIn = (page) => page.locator("#session .who").waitFor();

async function signIn(page, role) {
  await page.locator("#session button").click();
  await page.locator(`button[value="${role}"]`).click();
  await signedIn(page);
}

await part("every page, as everybody sees it and as an officer does", async () => {
  for (const mode of Object.keys(MODES)) {
    const page = await open(mode);
    await page.goto(GATEWAY);
    await page.locator('[data-service="partners"][data-state="ready"]').waitFor();
    await judge(page, mode, "home");
    for (const path of ["problems", "problems/not-found", "links"]) {
      await page.goto(`${GATEWAY}/${path}`);
      await judge(page, mode, path.replace("/", "-"));
    }
    await page.goto(`${GATEWAY}/map`);
    await judge(page, mode, "map-signed-out");
    await page.locator("#session button").click();
    await page.locator('button[value="officer"]').waitFor();
    await judge(page, mode, "sign-in");
    await page.locator('button[value="officer"]').click();
    await signedIn(page);
    assert.equal(new URL(page.url()).pathname, "/map");
    await page.locator(".place").nth(5).click();
    await judge(page, mode, "map");
    await page.goto(`${GATEWAY}/reference#registerOrganisation`);
    await page.locator("#registerOrganisation form").waitFor();
    await judge(page, mode, "reference");
    await page.goto(`${GATEWAY}/events`);
    await page.locator("#query").fill("agreement approved");
    await page.locator("details:visible > summary").first().click();
    await judge(page, mode, "events");
    await page.context().close();
  }
});

await part("by keyboard alone: signing in, a place in the list", async () => {
  const page = await open("light");
  await page.goto(`${GATEWAY}/map`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  const press = async (wanted, limit = 40) => {
    for (let i = 0; i < limit; i++) {
      if (await page.evaluate((selector) => document.activeElement.matches(selector), wanted)) {
        return page.keyboard.press("Enter");
      }
      await page.keyboard.press("Tab");
    }
    throw new Error(`The keyboard does not reach ${wanted}`);
  };
  await press("#session button");
  await page.locator('button[value="student"]').waitFor();
  await press('button[value="student"]');
  await signedIn(page);
  await page.locator(".place").first().waitFor();
  await press(".place");
  await page.locator("#chosen h2").waitFor();
  await page.screenshot({ path: join(shots, "map-keyboard.png") });
  await page.locator("#session button").click();
  await page.locator("#session .who").waitFor({ state: "detached" });
  await page.context().close();
});

await part("an operation, and the events that it causes", async () => {
  const page = await open("light");
  await page.goto(`${GATEWAY}/reference#registerOrganisation`);
  await signIn(page, "officer");
  const operation = page.locator("#registerOrganisation");
  await operation.locator("button[type=submit]").click();
  await operation.locator(".result b.good").waitFor();
  assert.match(await operation.locator(".result b").innerText(), /^201/);
  await operation.locator(".effects code", { hasText: "organisation.registered" }).waitFor();
  await operation.locator(".effects summary").first().click();
  await operation.scrollIntoViewIfNeeded();
  await judge(page, "light", "reference-sent");
  // What is refused is said where it is.
  await operation.locator("textarea").fill("{");
  await operation.locator("button[type=submit]").click();
  await operation.locator(".wrong:not(:empty)").waitFor();
  await page.context().close();
});

await part("a stream that does not end is shown as it begins", async () => {
  const page = await open("light");
  await page.goto(`${GATEWAY}/reference#streamEvents`);
  await signIn(page, "officer");
  const operation = page.locator("#streamEvents");
  await operation.locator("button[type=submit]").click();
  await operation.locator(".result b.good").waitFor();
  assert.match(await operation.locator(".result pre").innerText(), /^retry: \d+\nid: \S+/);
  await page.context().close();
});

await part("all events, live", async () => {
  const page = await open("dark");
  await page.goto(`${GATEWAY}/events`);
  await signIn(page, "officer");
  await page.locator("#watch").click();
  await page.locator('#streamState[data-state="ready"]').waitFor();
  const token = await page.evaluate(() => JSON.parse(sessionStorage.getItem("peregrine.session")).access);
  const created = await post("organisations", token, { kind: "company", name: { en: "Seen live" }, country: "BE", city: "Ghent" });
  await page.locator("#stream li", { hasText: created.id }).waitFor();
  await judge(page, "dark", "events-live");
  await page.context().close();
});

async function post(path, token, body) {
  const answer = await fetch(`${GATEWAY}/api/v1/${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const json = await answer.json();
  assert.ok(answer.ok, JSON.stringify(json));
  return json;
}

await part("a one-time link, without an account", async () => {
  const api = await (await fetch(`${GATEWAY}/openapi`)).json();
  const example = (path) => api.paths[path].post.requestBody.content["application/json"].example;
  const answer = await fetch(`${PROVIDER}/realms/peregrine/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "password", client_id: "portal", username: "officer", password: "officer-secret" }),
  });
  const { access_token: token } = await answer.json();
  const agreement = await post("agreements", token, example("/api/v1/agreements"));
  await post(`agreements/${agreement.id}/propose`, token);
  const { link } = await post(`agreements/${agreement.id}/invitations`, token, example("/api/v1/agreements/{id}/invitations"));
  for (const mode of ["narrow", "light"]) {
    const page = await open(mode);
    await page.goto(GATEWAY);
    await page.locator("#linkText").fill("not a link");
    await page.locator("#linkForm button").click();
    await page.locator("#linkWrong:not(:empty)").waitFor();
    await page.locator("#linkText").fill(link.replace(/^.*(?=\/links)/, GATEWAY));
    await page.locator("#linkForm button").click();
    if (mode === "narrow") {
      await page.locator("#card:visible").waitFor();
      assert.equal(new URL(page.url()).hash, "");
      await judge(page, mode, "link");
      await page.locator("#sure").check();
      await page.locator("#act").click();
      await page.locator("#done:visible").waitFor();
      await judge(page, mode, "link-answered");
    } else {
      // It works once. The page says so; the browser notes the status of the answer as an error of its own.
      await page.locator("#status", { hasText: "once" }).waitFor();
      faults.splice(0, faults.length, ...faults.filter((fault) => !/links.*status of 410/.test(fault)));
      await judge(page, mode, "link-used");
    }
    await page.context().close();
  }
});

await finish();
