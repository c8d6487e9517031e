/**
 * Gives an access token. When the last one was refused it is asked for a fresh one, once.
 *
 * @param fresh whether a token that was given before should not be given again
 */
export type TokenProvider = (fresh: boolean) => string | Promise<string>;

/** How often and how long to wait when the API says "later". */
export interface Patience {
  /** How many times a request is sent at most; 4 unless told otherwise, 1 for never again. */
  readonly attempts?: number;

  /** The longest wait in seconds that is still borne, 60 unless told otherwise; an answer that asks for more is final. */
  readonly longestWait?: number;
}

type Send = (request: Request) => Promise<Response>;

const KEY = "Idempotency-Key";
const UNAUTHORIZED = 401;
const CONFLICT = 409;
const TOO_MANY = 429;
const UNAVAILABLE = 503;

/** Sends with a token and a key, and again when that is safe and asked for. */
export function sending(send: Send, token: TokenProvider | undefined, patience: Patience = {}): Send {
  const attempts = patience.attempts ?? 4;
  const longestWait = patience.longestWait ?? 60;

  return async (original) => {
    if (original.method === "POST" && !original.headers.has(KEY)) {
      original.headers.set(KEY, crypto.randomUUID());
    }
    let refreshed = false;
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= attempts;
      // A body can be read once, so each attempt gets a copy.
      const request = original.clone();
      if (token !== undefined) {
        request.headers.set("Authorization", `Bearer ${await token(refreshed)}`);
      }
      let response: Response;
      try {
        response = await send(request);
      } catch (broken) {
        if (last || original.signal.aborted || !repeatable(original)) {
          throw broken;
        }
        await wait(Math.min(attempt, longestWait), original.signal);
        continue;
      }
      if (response.status === UNAUTHORIZED && token !== undefined && !refreshed && !last) {
        refreshed = true;
        await response.body?.cancel();
        continue;
      }
      const seconds = askedToWait(response, original);
      if (last || seconds === undefined || seconds > longestWait) {
        return response;
      }
      await response.body?.cancel();
      await wait(seconds, original.signal);
    }
  };
}

/** Whether sending it twice does no more than sending it once. */
function repeatable(request: Request): boolean {
  return request.method !== "POST" || request.headers.has(KEY);
}

/**
 * After how many seconds to send it again; undefined for never. 429 was counted and not served; 503 is worth a repetition
 * of what is safe to repeat; 409 with a time says that the first request with the same key is still running.
 */
function askedToWait(response: Response, request: Request): number | undefined {
  const { status } = response;
  if (status !== TOO_MANY && status !== UNAVAILABLE && status !== CONFLICT) {
    return undefined;
  }
  if (status !== TOO_MANY && !repeatable(request)) {
    return undefined;
  }
  return retryAfter(response.headers.get("Retry-After"));
}

/** The seconds of a Retry-After, which tells them or a date (RFC 9110 §10.2.3). */
function retryAfter(value: string | null): number | undefined {
  if (value === null) {
    return undefined;
  }
  if (/^\d+$/.test(value)) {
    return Number(value);
  }
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, (until - Date.now()) / 1000);
}

/** Waits, or stops waiting when the caller gives up. */
export function wait(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener("abort", stop, { once: true });
  });
}
