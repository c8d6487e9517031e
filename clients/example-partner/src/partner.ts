// A partner university's system, as small as it can be: it follows webhooks, reconciles, and decides by rules.
// docs/partners.md says why each part is as it is. It needs nothing but an address that the gateway can reach.
import { readFile, rename, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ifMatch, isProblem, items, ok, peregrine, type Schemas, versioned } from "peregrine-client";
import { clientCredentials } from "peregrine-client/oauth";
import { Webhook } from "standardwebhooks";

// ---- settings; what is not set is right for the system that ./run starts -------------------------------------------

const env = process.env;
const gateway = env["PEREGRINE_GATEWAY"] ?? "http://localhost:8080";
const clientId = env["PARTNER_CLIENT"] ?? "partner-polimi.it";
const clientSecret = env["PARTNER_SECRET"] ?? `${clientId}-secret`;
const port = Number(env["PARTNER_PORT"] ?? 8099);
const address = env["PARTNER_ADDRESS"] ?? `http://127.0.0.1:${port}/hooks`;
const stateFile = env["PARTNER_STATE"] ?? ".partner-state.json";
const reconcileSeconds = Number(env["PARTNER_RECONCILE_SECONDS"] ?? 900);

const MOST_PEOPLE_A_YEAR = 10;
const MOST_DAYS = 366;

const RULES = [
  `An agreement, or an amendment, is approved when each condition is about at most ${MOST_PEOPLE_A_YEAR} people a year.`,
  "An agreement that is about more is sent back with a comment.",
  `A nomination is approved when the stay has at most ${MOST_DAYS} days, and refused with a comment when it has more.`,
  "Everything else, such as a termination, is left to people.",
];

// ---- what is remembered from one start to the next -----------------------------------------------------------------

interface State {
  subscription?: { id: string; secret: string };
  /** Ids of the messages that were taken, the newest last: one that comes again is no news. */
  taken: string[];
  /** The highest sequence seen of each subject: a lower one is old news. */
  sequences: Record<string, number>;
  /** By collection, the latest change that a reconciliation has seen, by the clock of the system there. */
  since: Partial<Record<Collection, string>>;
}

type Collection = "agreements" | "mobilities";

const REMEMBERED_MESSAGES = 10_000;

let state: State = { taken: [], sequences: {}, since: {} };
let writing: Promise<void> = Promise.resolve();

async function remember(): Promise<void> {
  // One after the other, and whole or not at all.
  writing = writing.then(async () => {
    await writeFile(`${stateFile}.new`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${stateFile}.new`, stateFile);
  });
  await writing;
}

// ---- decisions -----------------------------------------------------------------------------------------------------

const api = peregrine({ gateway, token: clientCredentials({ gateway, clientId, clientSecret }) });
let me = "";

const say = (line: string) => console.log(`${new Date().toISOString()} ${line}`);

/** Reads it and decides what is asked of us; what changes meanwhile is read again. */
async function look(collection: Collection, id: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (collection === "agreements" ? decideOnAgreement(id) : decideOnNomination(id));
    } catch (e) {
      if (isProblem(e, "not-found", "deleted")) {
        return say(`${collection} ${id}: not there any more`);
      }
      if (attempt < 3 && isProblem(e, "stale", "illegal-transition", "precondition-failed", "changed-concurrently")) {
        continue;
      }
      if (isProblem(e) && e.status < 500 && e.status !== 401 && e.status !== 429) {
        return say(`${collection} ${id}: left to people, ${e.message}`);
      }
      throw e;
    }
  }
}

async function decideOnAgreement(id: string): Promise<void> {
  const params = { path: { id } };
  const agreement = await ok(api.GET("/api/v1/agreements/{id}", { params }));
  if (!agreement.awaiting.some((party) => party.id === me)) {
    return;
  }
  if (agreement.state === "TERMINATION_PROPOSED") {
    return say(`agreement ${agreement.reference}: its termination is left to people`);
  }
  // What is approved is what was read: this revision with this content hash, or nothing.
  const { revision, contentHash: hash } = agreement;
  const terms = agreement.proposal?.conditions ?? agreement.conditions;
  const tooMany = terms.find((condition) => condition.mobilitiesPerYear > MOST_PEOPLE_A_YEAR);
  if (tooMany === undefined && hash !== undefined) {
    await ok(api.POST("/api/v1/agreements/{id}/approve", { params, body: { revision, hash } }));
    return say(`agreement ${agreement.reference}: approved revision ${revision}, ${hash.slice(0, 12)}`);
  }
  if (agreement.state !== "PROPOSED") {
    return say(`agreement ${agreement.reference}: an amendment beyond the rules is left to people`);
  }
  const comment = `We can agree to ${MOST_PEOPLE_A_YEAR} people a year, not to ${tooMany?.mobilitiesPerYear}.`;
  await ok(api.POST("/api/v1/agreements/{id}/reject", { params, body: { comment } }));
  say(`agreement ${agreement.reference}: sent back, ${comment}`);
}

async function decideOnNomination(id: string): Promise<void> {
  const params = { path: { id } };
  const { state: now, host, proposalId, period, reference } = await ok(api.GET("/api/v1/mobilities/{id}", { params }));
  if (now !== "NOMINATED" || host?.id !== me || proposalId === undefined || period === undefined) {
    return;
  }
  // The id changes exactly when the content does, so nobody is taken on terms that were not read.
  const days = (Date.parse(period.end) - Date.parse(period.start)) / 86_400_000 + 1;
  if (days <= MOST_DAYS) {
    await ok(api.POST("/api/v1/mobilities/{id}/approve", { params, body: { proposalId } }));
    return say(`nomination ${reference}: approved, ${days} days`);
  }
  const comment = `We take guests for ${MOST_DAYS} days at most, not for ${days}.`;
  await ok(api.POST("/api/v1/mobilities/{id}/reject", { params, body: { proposalId, comment } }));
  say(`nomination ${reference}: refused, ${comment}`);
}

// ---- reconciling: whatever no message told ---------------------------------------------------------------------------

/** A change may become visible a little after the time that it bears. */
const OVERLAP_MS = 10 * 60_000;

async function reconcile(): Promise<void> {
  let read = 0;
  const agreements = items(api, "/api/v1/agreements", { query: changedSince("agreements") });
  for await (const { id, modifiedAt, awaiting } of agreements) {
    read++;
    if (awaiting.some((party) => party.id === me)) {
      await oneByOne(() => look("agreements", id));
    }
    seen("agreements", modifiedAt);
  }
  const nominations = items(api, "/api/v1/mobilities", { query: changedSince("mobilities") });
  for await (const { id, updatedAt, state: now } of nominations) {
    read++;
    if (now === "NOMINATED") {
      await oneByOne(() => look("mobilities", id));
    }
    seen("mobilities", updatedAt);
  }
  Object.assign(state.since, marks);
  await remember();
  say(`reconciled, ${read} read`);
}

const marks: State["since"] = {};

/** By the clock of the system there; its changes are what it is about. */
function changedSince(collection: Collection): { limit: number; modifiedSince?: string } {
  const since = state.since[collection];
  const overlapping = since === undefined ? {} : { modifiedSince: new Date(Date.parse(since) - OVERLAP_MS).toISOString() };
  return { limit: 200, ...overlapping };
}

/** It counts once everything was read: a reconciliation that breaks off begins anew. */
function seen(collection: Collection, changed: string | undefined): void {
  const latest = marks[collection] ?? state.since[collection];
  if (changed !== undefined && (latest === undefined || Date.parse(changed) > Date.parse(latest))) {
    marks[collection] = changed;
  }
}

// ---- webhooks --------------------------------------------------------------------------------------------------------

interface Message {
  type: string;
  data: { subject: string; kind: string; sequence: number; href?: string };
}

const COLLECTIONS: Record<string, Collection> = { agreement: "agreements", mobility: "mobilities" };
const MOST_BYTES = 65_536;

let work: Promise<void> = Promise.resolve();

/** Decisions are made one after the other. */
function oneByOne(decide: () => Promise<void>): Promise<void> {
  const mine = work.then(decide);
  work = mine.catch(() => undefined);
  return mine;
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request);
  const { subscription: followed } = state;
  if (request.method !== "POST" || body === undefined || followed === undefined) {
    response.writeHead(request.method !== "POST" ? 405 : body === undefined ? 413 : 503).end();
    return;
  }
  let message: Message;
  try {
    // Over the bytes as they came, and only of the last five minutes.
    message = new Webhook(followed.secret).verify(body, request.headers as Record<string, string>) as Message;
  } catch {
    say("a message with a wrong signature was refused");
    response.writeHead(401).end();
    return;
  }
  const id = String(request.headers["webhook-id"]);
  const { subject, kind, sequence } = message.data;
  const repeated = state.taken.includes(id);
  const old = sequence <= (state.sequences[subject] ?? 0);
  if (!repeated) {
    state.taken = [...state.taken, id].slice(-REMEMBERED_MESSAGES);
    state.sequences[subject] = Math.max(sequence, state.sequences[subject] ?? 0);
    await remember();
  }
  // Answer first, work later: whoever sends waits fifteen seconds at most.
  response.writeHead(204).end();
  say(`${message.type} of ${subject}, sequence ${sequence}${repeated ? ": repeated" : old ? ": old news" : ""}`);
  const collection = COLLECTIONS[kind];
  if (!repeated && !old && collection !== undefined) {
    oneByOne(() => look(collection, subject)).catch((e) => say(`will be reconciled: ${e}`));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) {
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Subscribes, or goes on with the subscription there is. */
async function follow(): Promise<void> {
  const wanted: Schemas["SubscriptionDraft"] = {
    url: address,
    eventTypes: Object.keys(COLLECTIONS),
    description: "The example partner",
  };
  let known = state.subscription === undefined ? undefined : await subscription(state.subscription.id);
  if (known === undefined) {
    // One whose secret was lost gets a new one.
    for await (const other of items(api, "/api/v1/subscriptions")) {
      if (other.url === address) {
        keep(await ok(api.POST("/api/v1/subscriptions/{id}/rotate-secret", { params: { path: { id: other.id } } })));
        known = await subscription(other.id);
      }
    }
  }
  if (known === undefined) {
    const made = await ok(api.POST("/api/v1/subscriptions", { body: wanted }));
    keep(made);
    await remember();
    return say(`subscribed, ${made.id}`);
  }
  await remember();
  const { id, url, state: now } = known.body;
  if (url !== address) {
    const params = { path: { id }, header: ifMatch(known) };
    await ok(api.PUT("/api/v1/subscriptions/{id}", { params, body: wanted }));
  }
  if (now !== "ACTIVE") {
    // What was not sent meanwhile is reconciled in a moment.
    await ok(api.POST("/api/v1/subscriptions/{id}/enable", { params: { path: { id } } }));
  }
  say(`goes on with subscription ${id}`);
}

async function subscription(id: string) {
  try {
    return await versioned(api.GET("/api/v1/subscriptions/{id}", { params: { path: { id } } }));
  } catch (e) {
    if (isProblem(e, "not-found")) {
      return undefined;
    }
    throw e;
  }
}

function keep({ id, secret }: Schemas["SubscriptionView"]): void {
  if (secret === undefined) {
    throw new Error("A new secret should be shown once, and was not.");
  }
  state.subscription = { id, secret };
}

// ---- and on it goes ----------------------------------------------------------------------------------------------------

async function main(): Promise<void> {
  console.log(["The rules here:", ...RULES].join("\n  - "));
  try {
    state = JSON.parse(await readFile(stateFile, "utf8")) as State;
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== "ENOENT") {
      throw e;
    }
  }
  me = (await ok(api.GET("/api/v1/me"))).organisation?.id ?? "";
  if (me === "") {
    throw new Error(`${clientId} is not the client of a partner: its token names no organisation.`);
  }

  const server = createServer((request, response) => {
    receive(request, response).catch((e) => {
      say(`a message could not be taken: ${e}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, resolve));
  await follow();

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      work.then(() => writing).finally(() => process.exit(0));
    });
  }

  // At the start, for what happened while nobody was here, and then from time to time.
  for (;;) {
    await reconcile().catch((e) => say(`could not reconcile, will try again: ${e}`));
    await new Promise((resolve) => setTimeout(resolve, reconcileSeconds * 1000));
  }
}

await main();
