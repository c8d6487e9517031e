import type { components } from "./generated/schema.js";
import type { ProblemCode as KnownProblemCode } from "./generated/problem-codes.js";

export type { KnownProblemCode };

/** An error as the API tells it (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** One thing that is wrong with a request, and where (a JSON pointer). */
export type Violation = components["schemas"]["Violation"];

/** The last part of a problem's type. New ones may come with the time, so any string is one. */
export type ProblemCode = KnownProblemCode | (string & {});

/** A refusal or a failure. Its message is what the API says in words, for people. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  /** The whole answer, read as a problem. */
  readonly problem: Problem;

  /** What kind of problem it is, such as `stale` or `precondition-failed`; `unknown` when it was not told by Peregrine. */
  readonly code: ProblemCode;

  /** The HTTP status. */
  readonly status: number;

  /** All that is wrong with the request; empty when it is about something else. */
  readonly violations: readonly Violation[];

  /** Leads an operator to the cause. */
  readonly traceId: string | undefined;

  /** The answer itself, for its headers. Its body is read. */
  readonly response: Response;

  constructor(response: Response, body: unknown) {
    const problem = asProblem(response, body);
    super(problem.detail ?? problem.title);
    this.problem = problem;
    this.code = /\/problems\/([a-z-]+)$/.exec(problem.type)?.[1] ?? "unknown";
    this.status = response.status;
    this.violations = problem.errors ?? [];
    this.traceId = problem.traceId;
    this.response = response;
  }
}

/**
 * Whether something that was thrown is a problem, and one of these kinds when any is named.
 *
 * @example
 * try { ... } catch (e) { if (isProblem(e, "stale", "precondition-failed")) readAgain(); else throw e; }
 */
export function isProblem(thrown: unknown, ...codes: KnownProblemCode[]): thrown is ProblemError {
  return thrown instanceof ProblemError && (codes.length === 0 || (codes as string[]).includes(thrown.code));
}

/** A proxy on the way may answer something else than a problem; it is made one. */
function asProblem(response: Response, body: unknown): Problem {
  const given = (typeof body === "object" && body !== null ? body : {}) as Partial<Problem>;
  return {
    ...given,
    type: typeof given.type === "string" ? given.type : "about:blank",
    title: typeof given.title === "string" ? given.title : response.statusText || `HTTP ${response.status}`,
    status: response.status,
  };
}
