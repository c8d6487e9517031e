import assert from "node:assert/strict";
import { test } from "node:test";
import { type EventNotice, events, type Happening, isProblem, type Listening, peregrine } from "peregrine-client";

const notice = (id: string): EventNotice => ({
  specversion: "1.0",
  id,
  source: "/partners",
  type: "eu.peregrine.agreement.approved.v1",
  subject: "1",
  time: "2026-11-29T10:00:00Z",
  sequence: "0000000000000000001",
});

const told = (place: string, id: string) => `id: ${place}\nevent: ${notice(id).type}\ndata: ${JSON.stringify(notice(id))}\n\n`;

/** A stream of these pieces; it breaks afterwards when told so, else it ends. */
function stream(pieces: string[], breaks = false): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) {
        controller.enqueue(encoder.encode(piece));
      } else if (breaks) {
        controller.error(new TypeError("terminated"));
      } else {
        controller.close();
      }
    },
  });
  return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
}

const refused = (status: number) =>
  new Response(JSON.stringify({ type: "/problems/unauthenticated", title: "No", status }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });

/** Listens to answers one after the other until so much was told; with what was asked. */
async function listen(answers: Response[], enough: number, listening: Listening = {}) {
  const asked: Request[] = [];
  const api = peregrine({
    gateway: "http://localhost:1",
    patience: { attempts: 1 },
    fetch: async (request) => {
      asked.push(request);
      const answer = answers.shift();
      assert.ok(answer, "one request more than expected");
      return answer;
    },
  });
  const all: Happening[] = [];
  for await (const one of events(api, listening)) {
    all.push(one);
    if (all.length === enough) {
      break;
    }
  }
  return { all, places: asked.map((request) => request.headers.get("Last-Event-ID")), asked };
}

const ids = (all: Happening[]) => all.map(({ event }) => event?.id);

test("events are told as they come, however they are cut", async () => {
  const text = `retry: 2000\nid: p0\n\n: \nid: p1\n\n${told("p2", "é")}${told("p3", "b").replaceAll("\n", "\r\n")}`;
  const { all, asked } = await listen([stream([...text])], 2, { types: ["agreement", "mobility.arrived"] });
  assert.deepEqual(all, [
    { place: "p2", event: notice("é") },
    { place: "p3", event: notice("b") },
  ]);
  assert.equal(new URL(asked[0]?.url ?? "").search, "?type=agreement&type=mobility.arrived");
});

test("a stream that ends or breaks goes on from its last place, be it told with an event or without", async () => {
  const { all, places } = await listen(
    [stream(["id: p0\n\n"]), stream([told("p1", "a"), ": \nid: p2\n\n"], true), refused(503), stream([told("p3", "b")])],
    2,
  );
  assert.deepEqual(ids(all), ["a", "b"]);
  assert.deepEqual(places, [null, "p0", "p2", "p2"]);
});

test("what was told before is where it begins", async () => {
  const { places } = await listen([stream([told("p8", "a")])], 1, { after: "p7" });
  assert.deepEqual(places, ["p7"]);
});

test("whoever was away for too long is told so", async () => {
  const { all } = await listen([stream(['event: reset\nid: p9\ndata: {"detail":"Read anew."}\n\n', told("p10", "a")])], 2, {
    after: "p1",
  });
  assert.deepEqual(all, [
    { place: "p9", event: undefined },
    { place: "p10", event: notice("a") },
  ]);
});

test("a refusal ends it", async () => {
  await assert.rejects(listen([refused(401)], 1), (e) => isProblem(e) && e.status === 401);
});

test("whoever gives up waits no longer", async () => {
  const signal = AbortSignal.timeout(50);
  await assert.rejects(listen([stream([told("p1", "a")])], 2, { signal }), { name: "TimeoutError" });
});
