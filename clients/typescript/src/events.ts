import { ok } from "./answers.js";
import type { Peregrine } from "./client.js";
import type { components } from "./generated/schema.js";
import { ProblemError } from "./problems.js";
import { wait } from "./sending.js";

/** Something that happened: what, to what and when. What it led to is read where it happened. */
export type EventNotice = components["schemas"]["EventNotice"];

/** What the stream tells. */
export interface Happening {
  /** Where the stream stands behind it: kept, it lets a later {@link events} go on from here. */
  readonly place: string;

  /**
   * What happened; undefined when some of what was missed cannot be told any more, so that what one holds has to be read anew.
   */
  readonly event: EventNotice | undefined;
}

/** What to listen to, and from where on. */
export interface Listening {
  /** Kinds, such as `agreement`, or types, such as `agreement.approved`; all when there are none. */
  readonly types?: readonly string[];

  /** The place of the last thing that was told before, less than 24 hours ago; from now on when there is none. */
  readonly after?: string;

  /** Ends it; what waits for the next event is told its reason. */
  readonly signal?: AbortSignal;
}

const TOO_MANY = 429;
const FAILED = 500;

/** Seconds between an interruption and the next request; each that fails doubles it. */
const FIRST_PAUSE = 0.5;
const LONGEST_PAUSE = 30;

/** The stream shows a sign of life every 15 seconds; one that is silent for so many milliseconds is dead. */
const SILENCE = 50_000;

/**
 * What happens, as it happens, to those whom the token stands for. It does not end by itself: when the connection breaks, the
 * token expires or the gateway restarts, it goes on where it was. An event may come twice around an interruption, under the
 * same id.
 *
 * @throws ProblemError when the stream is refused for good, as to somebody without a valid token
 * @example
 * for await (const { event, place } of events(api, { types: ["agreement"], after: kept })) {
 *   if (event === undefined) await readAllAnew(); else await look(event.subject);
 *   kept = place;
 * }
 */
export async function* events(
  api: Peregrine,
  { types = [], after, signal = new AbortController().signal }: Listening = {},
): AsyncGenerator<Happening, void, undefined> {
  let place = after;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      for await (const block of blocks(await open(api, types, place, signal))) {
        pause = FIRST_PAUSE;
        place = block.id ?? place;
        if (block.event === "reset") {
          yield { place: place ?? "", event: undefined };
        } else if (block.data !== "") {
          yield { place: place ?? "", event: JSON.parse(block.data) as EventNotice };
        }
      }
    } catch (broken) {
      if (signal.aborted || !passing(broken)) {
        throw broken;
      }
    }
    // Not all that a gateway's restart interrupts at the same moment.
    await wait(pause * (0.5 + Math.random()), signal);
  }
}

async function open(
  api: Peregrine,
  types: readonly string[],
  place: string | undefined,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const header: { "Last-Event-ID"?: string } = {};
  if (place !== undefined) {
    header["Last-Event-ID"] = place;
  }
  const params = { query: { type: [...types] }, header };
  const body = await ok(api.GET("/api/v1/events", { params, parseAs: "stream", cache: "no-store", signal }));
  if (!body) {
    throw new TypeError("The stream of events has no body.");
  }
  return body as ReadableStream<Uint8Array>;
}

/** Whether it is worth asking again: what broke on the way, and what says "later". */
function passing(broken: unknown): boolean {
  return broken instanceof ProblemError
    ? broken.status === TOO_MANY || broken.status >= FAILED
    : broken instanceof TypeError;
}

/** A block of the stream (the HTML standard, §9.2.6). One without data tells its id all the same. */
interface Block {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

async function* blocks(body: ReadableStream<Uint8Array>): AsyncGenerator<Block, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await next(reader);
      if (done) {
        return;
      }
      const whole = (rest + decoder.decode(value, { stream: true })).replaceAll("\r\n", "\n").split("\n\n");
      rest = whole.pop() ?? "";
      yield* whole.map(read);
    }
  } finally {
    // Whoever stops listening closes the connection; one that broke has nothing to close.
    await reader.cancel().catch(() => undefined);
  }
}

/** The next piece; after too long a silence there is none. */
async function next(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const silent = setTimeout(() => void reader.cancel().catch(() => undefined), SILENCE);
  try {
    return await reader.read();
  } finally {
    clearTimeout(silent);
  }
}

function read(text: string): Block {
  const data: string[] = [];
  let id: string | undefined;
  let event: string | undefined;
  for (const line of text.split("\n")) {
    const [, field, value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === "data") {
      data.push(value);
    } else if (field === "id") {
      id = value;
    } else if (field === "event") {
      event = value;
    }
  }
  return { id, event, data: data.join("\n") };
}
