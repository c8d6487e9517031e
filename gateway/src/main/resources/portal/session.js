// Signing in: authorisation code with PKCE (RFC 7636) at the provider that the gateway names (RFC 9728). The tokens live in
// this tab's sessionStorage and go to this gateway and that provider only.
import { language, make, say } from "./words.js";

const CLIENT = "portal";
const KEPT = "peregrine.session";
const PENDING = "peregrine.sign-in";

const read = (key) => JSON.parse(sessionStorage.getItem(key) || "null");
const keep = (key, value) => (value ? sessionStorage.setItem(key, JSON.stringify(value)) : sessionStorage.removeItem(key));

let session = read(KEPT);
let refreshing = null;
const listeners = [];

const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const home = () => `${location.origin}/`;

async function json(url, options) {
  const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer", ...options });
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error_description || body.error || String(answer.status));
  }
  return body;
}

async function provider() {
  const resource = await json("/.well-known/oauth-protected-resource");
  return json(`${resource.authorization_servers[0]}/.well-known/openid-configuration`);
}

/** Goes to the identity provider, which sends the reader back here. */
export async function signIn() {
  const at = await provider();
  const verifier = random();
  const state = random();
  const challenge = base64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier)));
  keep(PENDING, {
    verifier,
    state,
    token: at.token_endpoint,
    end: at.end_session_endpoint,
    back: location.pathname + location.hash,
  });
  location.assign(
    `${at.authorization_endpoint}?${new URLSearchParams({
      client_id: CLIENT,
      response_type: "code",
      scope: "openid",
      redirect_uri: home(),
      state,
      code_challenge: challenge,
      code_challenge_method: "S256",
      prompt: "login",
      ui_locales: language,
    })}`,
  );
}

function take(tokens, at) {
  const claims = JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob(tokens.access_token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0)),
    ),
  );
  session = {
    access: tokens.access_token,
    refresh: tokens.refresh_token || null,
    id: tokens.id_token || null,
    until: Date.now() + tokens.expires_in * 1000,
    roles: claims.roles || [],
    token: at.token,
    end: at.end,
  };
  keep(KEPT, session);
}

const tokenRequest = (endpoint, form) =>
  json(endpoint, { method: "POST", body: new URLSearchParams({ client_id: CLIENT, ...form }) });

function forget() {
  session = null;
  keep(KEPT, null);
  listeners.forEach((told) => told());
}

/** A token that is good for a while yet; null for somebody who has not signed in. */
export async function token() {
  if (!session || session.until - Date.now() > 20_000) {
    return session && session.access;
  }
  if (!session.refresh) {
    forget();
    return null;
  }
  refreshing ??= tokenRequest(session.token, { grant_type: "refresh_token", refresh_token: session.refresh })
    .then((tokens) => take(tokens, session))
    .catch(forget)
    .finally(() => (refreshing = null));
  await refreshing;
  return session && session.access;
}

/** Whether somebody has signed in. */
export const signedIn = () => session !== null;

/** Calls back whenever somebody has signed out, or a session has ended. */
export const onChange = (told) => listeners.push(told);

/** Forgets the tokens and ends the session at the provider. */
function signOut() {
  const { end, id } = session;
  forget();
  if (end && id) {
    location.assign(`${end}?${new URLSearchParams({ id_token_hint: id, post_logout_redirect_uri: home(), client_id: CLIENT })}`);
  }
}

/** A call of this gateway, with the token if there is one. */
export async function call(path, options = {}) {
  const bearer = await token();
  const headers = new Headers(options.headers);
  headers.set("Accept-Language", language);
  if (bearer) {
    headers.set("Authorization", `Bearer ${bearer}`);
  }
  return fetch(path, { credentials: "omit", ...options, headers });
}

async function comeBack(parameters) {
  const pending = read(PENDING);
  keep(PENDING, null);
  history.replaceState(null, "", "/");
  if (!pending || parameters.get("state") !== pending.state) {
    throw new Error("state");
  }
  if (!parameters.has("code")) {
    throw new Error(parameters.get("error_description") || parameters.get("error"));
  }
  const form = {
    grant_type: "authorization_code",
    code: parameters.get("code"),
    redirect_uri: home(),
    code_verifier: pending.verifier,
  };
  take(await tokenRequest(pending.token, form), pending);
  if (pending.back !== "/") {
    location.replace(pending.back);
  }
}

function show(problem) {
  const place = document.getElementById("session");
  const label = say(session ? "signOut" : "signIn");
  const button = make("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", () =>
    session ? signOut() : signIn().catch(() => show(say("providerAway"))),
  );
  place.replaceChildren(
    ...(session ? [make("span", { class: "who" }, make("span", { class: "hidden" }, `${say("signedInAs")} `), session.roles.join(", "))] : []),
    ...(problem ? [make("span", { class: "wrong", role: "alert" }, problem)] : []),
    button,
  );
}

listeners.push(() => show());
const given = new URLSearchParams(location.search);

/** Done once it is known who the reader is. */
export const known =
  location.pathname === "/" && given.has("state") && (given.has("code") || given.has("error"))
    ? comeBack(given).then(
        () => show(),
        (problem) => show(`${say("signInFailed")}: ${problem.message}`),
      )
    : Promise.resolve(show());

for (const link of document.querySelectorAll(".bar nav a")) {
  if (location.pathname === link.pathname || location.pathname.startsWith(`${link.pathname}/`)) {
    link.setAttribute("aria-current", "page");
  }
}
