import { ProblemError } from "./problems.js";

/** What a call of the client comes to. */
export type Call<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** Something read, and its version. */
export interface Versioned<T> {
  readonly body: T;

  /** The entity tag; undefined for what has no version. */
  readonly etag: string | undefined;
}

/**
 * The body of a successful answer.
 *
 * @throws ProblemError when the answer is a refusal or a failure
 * @example
 * const agreement = await ok(api.GET("/api/v1/agreements/{id}", { params: { path: { id } } }));
 */
export async function ok<T>(call: Call<T>): Promise<T> {
  return (await versioned(call)).body;
}

/**
 * The body of a successful answer with its version, to change it later by {@link ifMatch}.
 *
 * @throws ProblemError when the answer is a refusal or a failure
 */
export async function versioned<T>(call: Call<T>): Promise<Versioned<T>> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ProblemError(response, error);
  }
  return { body: data as T, etag: response.headers.get("ETag") ?? undefined };
}

/**
 * The header that makes a change happen only if nobody changed it since it was read.
 *
 * @throws TypeError for what has no version
 * @example
 * const read = await versioned(api.GET(path, { params: { path: { id } } }));
 * await ok(api.PUT(path, { params: { path: { id }, header: ifMatch(read) }, body: changed }));
 */
export function ifMatch(read: Versioned<unknown>): { "If-Match": string } {
  if (read.etag === undefined) {
    throw new TypeError("What was read has no ETag, so it cannot be changed by If-Match.");
  }
  return { "If-Match": read.etag };
}
