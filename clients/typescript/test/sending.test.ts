import assert from "node:assert/strict";
import { test } from "node:test";
import { isProblem, ok, peregrine, type PeregrineOptions, ProblemError } from "peregrine-client";

type Reply = () => Response;

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => () =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const later = (status: number, seconds: string): Reply =>
  json(status, { type: "/problems/too-many-requests", title: "Too many requests", status }, { "Retry-After": seconds });

const me = json(200, { roles: ["officer"] });

/** A client whose requests are answered one after the other, and what it sent. */
function answering(replies: (Reply | Error)[], options: Partial<PeregrineOptions> = {}) {
  const sent: { request: Request; body: string }[] = [];
  const api = peregrine({
    gateway: "http://localhost:1",
    ...options,
    fetch: async (request) => {
      sent.push({ request, body: await request.text() });
      const reply = replies.shift();
      assert.ok(reply, "one request more than expected");
      if (reply instanceof Error) {
        throw reply;
      }
      return reply();
    },
  });
  return { api, sent };
}

const subscribe = { body: { url: "https://hooks.example.edu/", eventTypes: ["*"] } };

test("a POST is repeated with its body, its key and a token of its time", async () => {
  let tokens = 0;
  const { api, sent } = answering([later(429, "0"), later(503, "0"), json(201, { id: "1" })], {
    token: () => `token-${++tokens}`,
  });
  await ok(api.POST("/api/v1/subscriptions", subscribe));
  assert.equal(sent.length, 3);
  assert.equal(new Set(sent.map(({ body }) => body)).size, 1);
  const keys = new Set(sent.map(({ request }) => request.headers.get("Idempotency-Key")));
  assert.equal(keys.size, 1);
  assert.match([...keys][0] ?? "", /^[0-9a-f-]{36}$/);
  assert.deepEqual(
    sent.map(({ request }) => request.headers.get("Authorization")),
    ["Bearer token-1", "Bearer token-2", "Bearer token-3"],
  );
});

test("each POST has a key of its own, and a given key stays", async () => {
  const { api, sent } = answering([me, me, me]);
  await api.POST("/api/v1/subscriptions", subscribe);
  await api.POST("/api/v1/subscriptions", subscribe);
  await api.POST("/api/v1/subscriptions", { ...subscribe, params: { header: { "Idempotency-Key": "mine" } } });
  const keys = sent.map(({ request }) => request.headers.get("Idempotency-Key"));
  assert.equal(new Set(keys).size, 3);
  assert.equal(keys[2], "mine");
});

test("it waits as long as Retry-After says, in seconds or until a date", async () => {
  const { api } = answering([later(429, "1"), me]);
  let began = Date.now();
  await ok(api.GET("/api/v1/me"));
  assert.ok(Date.now() - began >= 950, "a second was waited");

  const inTwo = new Date(Math.floor(Date.now() / 1000) * 1000 + 2000);
  const dated = answering([later(503, inTwo.toUTCString()), me]);
  began = Date.now();
  await ok(dated.api.GET("/api/v1/me"));
  assert.ok(Date.now() >= inTwo.getTime() - 50, "the date was waited for");
});

test("a time that is too long, or none, makes the answer final", async () => {
  for (const reply of [later(429, "3600"), json(503, { type: "/problems/overloaded", title: "", status: 503 })]) {
    const { api, sent } = answering([reply], { patience: { longestWait: 5 } });
    await assert.rejects(ok(api.GET("/api/v1/me")), ProblemError);
    assert.equal(sent.length, 1);
  }
});

test("after its attempts it gives the last answer", async () => {
  const { api, sent } = answering([later(429, "0"), later(429, "0")], { patience: { attempts: 2 } });
  await assert.rejects(ok(api.GET("/api/v1/me")), (e) => isProblem(e, "too-many-requests"));
  assert.equal(sent.length, 2);
});

test("what broke on the way is sent again, in the name of its key", async () => {
  const { api, sent } = answering([new TypeError("fetch failed"), json(201, { id: "1" })], {
    patience: { longestWait: 0 },
  });
  await ok(api.POST("/api/v1/subscriptions", subscribe));
  assert.equal(sent[0]?.request.headers.get("Idempotency-Key"), sent[1]?.request.headers.get("Idempotency-Key"));
});

test("a refused token is asked for afresh, once", async () => {
  const asked: boolean[] = [];
  const refused = json(401, { type: "/problems/unauthenticated", title: "A valid token is needed", status: 401 });
  const token = (fresh: boolean) => {
    asked.push(fresh);
    return "token";
  };
  await ok(answering([refused, me], { token }).api.GET("/api/v1/me"));
  assert.deepEqual(asked, [false, true]);
  await assert.rejects(
    ok(answering([refused, refused], { token }).api.GET("/api/v1/me")),
    (e) => isProblem(e, "unauthenticated") && e.status === 401,
  );
});

test("whoever gives up does not wait", async () => {
  const { api, sent } = answering([later(429, "30")]);
  const began = Date.now();
  await assert.rejects(api.GET("/api/v1/me", { signal: AbortSignal.timeout(100) }));
  assert.ok(Date.now() - began < 5000);
  assert.equal(sent.length, 1);
});

test("an answer of something on the way is a problem too", async () => {
  const page = () => new Response("<h1>Bad gateway</h1>", { status: 502, statusText: "Bad Gateway" });
  await assert.rejects(
    ok(answering([page]).api.GET("/api/v1/me")),
    (e) => isProblem(e) && e.code === "unknown" && e.status === 502 && e.message === "Bad Gateway",
  );
});

test("the types refuse what the API would", () => {
  const { api } = answering([]);
  const never = () => {
    // @ts-expect-error There is no such path.
    void api.GET("/api/v1/students/{id}/shoes");
    // @ts-expect-error The body lacks its event types.
    void api.POST("/api/v1/subscriptions", { body: { url: "https://hooks.example.edu/" } });
    // @ts-expect-error There is no such kind of problem.
    isProblem(undefined, "no-such-code");
  };
  assert.equal(typeof never, "function");
});
