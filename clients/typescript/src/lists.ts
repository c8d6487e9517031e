import type { PathsWithMethod } from "openapi-typescript-helpers";
import { ok, type Call } from "./answers.js";
import type { Peregrine } from "./client.js";
import type { paths } from "./generated/schema.js";

type GetPath = PathsWithMethod<paths, "get">;

/** What a GET of this path answers. */
type Body<P extends GetPath> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer B } } } };
}
  ? B
  : never;

/** The paths of lists. */
export type ListPath = {
  [P in GetPath]: [Body<P>] extends [never] ? never : "items" extends keyof Body<P> ? P : never;
}[GetPath];

/** An element of a list. */
export type Item<P extends ListPath> = Body<P> extends { items: (infer T)[] } ? T : never;

/** A page of a list, with what it says besides, such as `count` and `facets` where they were asked for. */
export type Page<P extends ListPath> = Body<P> & { items: Item<P>[] };

/** The filters of a list. */
export type Query<P extends ListPath> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never;

type PathParameters<P extends ListPath> = paths[P] extends { get: { parameters: { path: infer A } } } ? A : never;

/** Where a list begins: its filters, and the ids in its path where it has any. */
export type ListParameters<P extends ListPath> = {
  query?: Query<P>;
  signal?: AbortSignal;
} & ([PathParameters<P>] extends [never] ? { path?: never } : { path: PathParameters<P> });

type Rest<P extends ListPath> = [PathParameters<P>] extends [never]
  ? [parameters?: ListParameters<P>]
  : [parameters: ListParameters<P>];

/** The client's GET, for paths that are not known until an answer tells them. */
type AnyGet = (path: string, init: object) => Call<{ items: unknown[]; next?: string }>;

/**
 * All pages of a list, each asked for when it is needed.
 *
 * @throws ProblemError when a page is refused
 */
export async function* pages<P extends ListPath>(
  api: Peregrine,
  path: P,
  ...[parameters]: Rest<P>
): AsyncGenerator<Page<P>, void, undefined> {
  const get = api.GET as AnyGet;
  const signal = parameters?.signal === undefined ? {} : { signal: parameters.signal };
  let page = await ok(get(path, { params: { path: parameters?.path, query: parameters?.query }, ...signal }));
  for (;;) {
    yield page as Page<P>;
    const next = page.next;
    if (next === undefined) {
      return;
    }
    if (!next.startsWith("/api/")) {
      throw new TypeError(`The next page should be at a path of the API, not at ${next}.`);
    }
    page = await ok(get(next, signal));
  }
}

/**
 * All elements of a list, page after page.
 *
 * @throws ProblemError when a page is refused
 * @example
 * for await (const agreement of items(api, "/api/v1/agreements", { query: { state: ["IN_FORCE"] } })) { ... }
 */
export async function* items<P extends ListPath>(
  api: Peregrine,
  path: P,
  ...parameters: Rest<P>
): AsyncGenerator<Item<P>, void, undefined> {
  for await (const page of pages(api, path, ...parameters)) {
    yield* page.items;
  }
}
