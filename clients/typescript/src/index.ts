/**
 * A typed client for Peregrine. {@link peregrine} makes one; {@link ok}, {@link versioned} and {@link items} take the answers
 * of its calls; {@link events} listens to what happens; {@link ProblemError} is every refusal.
 */
export { peregrine } from "./client.js";
export type { Peregrine, PeregrineOptions } from "./client.js";
export { ifMatch, ok, versioned } from "./answers.js";
export type { Call, Versioned } from "./answers.js";
export { events } from "./events.js";
export type { EventNotice, Happening, Listening } from "./events.js";
export { items, pages } from "./lists.js";
export type { Item, ListPath, Page, Query } from "./lists.js";
export { isProblem, ProblemError } from "./problems.js";
export type { KnownProblemCode, Problem, ProblemCode, Violation } from "./problems.js";
export type { Patience, TokenProvider } from "./sending.js";
export type { components, operations, paths } from "./generated/schema.js";

import type { components } from "./generated/schema.js";

/** All objects of the API by name, such as `Schemas["AgreementView"]`. */
export type Schemas = components["schemas"];
