import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, test } from "node:test";
import { events, ifMatch, isProblem, items, ok, pages, peregrine, type Schemas, versioned } from "peregrine-client";
import { clientCredentials } from "peregrine-client/oauth";

/** Where a running system is, such as the one that `./run` starts; without it these tests are skipped. */
const gateway = process.env["PEREGRINE_GATEWAY"] ?? "";
const stack = { skip: gateway === "" ? "PEREGRINE_GATEWAY does not say where a system runs; ./run starts one" : false };

const credentials = { gateway, clientId: "office", clientSecret: "office-secret" };
let token: ReturnType<typeof clientCredentials>;
let api: ReturnType<typeof peregrine>;

before(() => {
  if (!stack.skip) {
    token = clientCredentials(credentials);
    api = peregrine({ gateway, token });
  }
});

/** A university that no other test has, nor one with a name alike. */
function university(): Schemas["OrganisationDraft"] {
  const word = () => randomUUID().replaceAll("-", "");
  return { kind: "university", name: { en: `${word()} ${word()}` }, country: "IS", city: word() };
}

async function register(draft = university()): Promise<string> {
  return (await ok(api.POST("/api/v1/organisations", { body: draft }))).id;
}

const path = (id: string) => ({ path: { id } });

test("a system signs in by its credentials alone", stack, async () => {
  const me = await ok(api.GET("/api/v1/me"));
  assert.deepEqual(me.roles, ["officer"]);
});

test("tokens are kept, and shared by requests at the same time", stack, async () => {
  const provider = clientCredentials(credentials);
  const [one, other] = await Promise.all([provider(false), provider(false)]);
  assert.equal(one, other);
  assert.equal(await provider(false), one);
  assert.notEqual(await provider(true), one);
});

test("a wrong secret is told by the identity provider", stack, async () => {
  const wrong = peregrine({ gateway, token: clientCredentials({ ...credentials, clientSecret: "wrong" }) });
  await assert.rejects(wrong.GET("/api/v1/me"));
});

test("a call without a token is a problem with its code", stack, async () => {
  await assert.rejects(ok(peregrine({ gateway }).GET("/api/v1/me")), (e) => isProblem(e) && e.status === 401);
});

test("a refusal names all that is wrong, in the language that was asked for", stack, async () => {
  const body = { ...university(), name: { en: "" }, country: "France" };
  for (const [language, detail] of [["en", "2 things are wrong"], ["fr", "2 choses ne vont pas"]] as const) {
    await assert.rejects(
      ok(peregrine({ gateway, token, language }).POST("/api/v1/organisations", { body })),
      (e) => {
        assert.ok(isProblem(e, "bad-request"));
        assert.equal(e.status, 400);
        assert.ok(e.message.startsWith(detail), e.message);
        assert.deepEqual(e.violations.map(({ pointer }) => pointer).sort(), ["/country", "/name/en"]);
        assert.ok(e.traceId);
        return true;
      },
    );
  }
});

test("what is not there is not found", stack, async () => {
  await assert.rejects(
    ok(api.GET("/api/v1/organisations/{id}", { params: path(randomUUID()) })),
    (e) => isProblem(e, "not-found") && e.status === 404,
  );
});

test("a list goes on from page to page by itself", stack, async () => {
  const ids = await Promise.all(Array.from({ length: 5 }, () => register()));
  const query = { id: ids, limit: 2, count: true };

  const sizes: number[] = [];
  for await (const page of pages(api, "/api/v1/organisations", { query })) {
    assert.equal(page.count, sizes.length === 0 ? 5 : undefined, "it is counted once");
    sizes.push(page.items.length);
  }
  assert.deepEqual(sizes, [2, 2, 1]);

  const found: string[] = [];
  for await (const organisation of items(api, "/api/v1/organisations", { query })) {
    found.push(organisation.id);
  }
  assert.deepEqual(found.sort(), ids.sort());
});

test("whoever stops reading asks for no further page", stack, async () => {
  const ids = await Promise.all([register(), register(), register()]);
  let asked = 0;
  const counting = peregrine({
    gateway,
    token,
    fetch: (request) => {
      asked++;
      return fetch(request);
    },
  });
  for await (const organisation of items(counting, "/api/v1/organisations", { query: { id: ids, limit: 1 } })) {
    assert.ok(organisation.id);
    break;
  }
  assert.equal(asked, 1);
});

test("a POST whose answer is lost happens once", stack, async () => {
  let lost = 0;
  const unlucky = peregrine({
    gateway,
    token,
    patience: { longestWait: 0.1 },
    fetch: async (request) => {
      const answer = await fetch(request);
      if (lost === 0) {
        lost++;
        await answer.text();
        throw new TypeError("the connection broke before the answer came");
      }
      return answer;
    },
  });
  const call = await unlucky.POST("/api/v1/organisations", { body: university() });
  const { id } = await ok(Promise.resolve(call));
  assert.equal(lost, 1);
  assert.equal(call.response.headers.get("Idempotency-Replayed"), "true");
  assert.ok(id);
});

test("a change happens only to the version that was read", stack, async () => {
  const draft = university();
  const id = await register(draft);
  const read = await versioned(api.GET("/api/v1/organisations/{id}", { params: path(id) }));

  const moved = { ...draft, city: "Akureyri" };
  const params = { path: { id }, header: ifMatch(read) };
  const changed = await versioned(api.PUT("/api/v1/organisations/{id}", { params, body: moved }));
  assert.equal(changed.body.city, "Akureyri");
  assert.notEqual(changed.etag, read.etag);

  await assert.rejects(
    ok(api.PUT("/api/v1/organisations/{id}", { params, body: { ...draft, city: "Selfoss" } })),
    (e) => isProblem(e, "precondition-failed") && e.status === 412,
  );
  await assert.rejects(
    ok(api.PUT("/api/v1/organisations/{id}", { params: path(id), body: moved })),
    (e) => isProblem(e, "precondition-required") && e.status === 428,
  );
  const now = await ok(api.GET("/api/v1/organisations/{id}", { params: path(id) }));
  assert.equal(now.city, "Akureyri");
});

test("what happens is told, and what happened meanwhile too", stack, async () => {
  const signal = AbortSignal.timeout(60_000);
  const types = ["organisation.registered"];
  // Without a place it begins with the answer, so that comes before anything happens.
  let answered: () => void = () => undefined;
  const open = new Promise<void>((resolve) => (answered = resolve));
  const listening = peregrine({
    gateway,
    token,
    fetch: async (request) => {
      const answer = await fetch(request);
      answered();
      return answer;
    },
  });
  const told = events(listening, { types, signal });
  const coming = told.next();
  await open;
  const one = await register();
  let seen = await coming;
  while (!seen.done && seen.value.event?.subject !== one) {
    seen = await told.next();
  }
  assert.ok(!seen.done);
  assert.equal(seen.value.event?.type, "eu.peregrine.organisation.registered.v1");
  await told.return();

  // Nobody listens; and afterwards the connection breaks in the middle of what is told.
  const missed = [await register(), await register()];
  let asked = 0;
  const unlucky = peregrine({
    gateway,
    token,
    fetch: async (request) => {
      const answer = await fetch(request);
      asked++;
      if (asked > 1 || answer.body === null) {
        return answer;
      }
      const cut = new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, controller) {
          controller.enqueue(piece.slice(0, piece.length / 2));
          controller.error(new TypeError("the connection broke"));
        },
      });
      return new Response(answer.body.pipeThrough(cut), answer);
    },
  });
  const found = new Set<string>();
  for await (const { event } of events(unlucky, { types, after: seen.value.place, signal })) {
    if (event !== undefined) {
      found.add(event.subject);
    }
    if (missed.every((id) => found.has(id))) {
      break;
    }
  }
  assert.ok(asked > 1);
});
