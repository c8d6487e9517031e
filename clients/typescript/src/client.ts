import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/schema.js";
import { sending, type Patience, type TokenProvider } from "./sending.js";

/** The client: `GET`, `POST`, `PUT` and `DELETE` of every path, typed by the API document. */
export type Peregrine = Client<paths>;

/** Where the API is, who calls it, and how. */
export interface PeregrineOptions {
  /** The gateway's address, such as `https://peregrine.example.edu`. */
  readonly gateway: string;

  /** Gives an access token; asked before each request. None for one-time links alone. */
  readonly token?: TokenProvider;

  /** The language of problems and explanations. */
  readonly language?: "en" | "fr";

  /** How often and how long to wait when the API says "later". */
  readonly patience?: Patience;

  /** Sends the requests, in the place of the platform's own fetch. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of the API. Each POST carries an Idempotency-Key of its own, unless one is given, so that it can be repeated
 * safely; requests are repeated when the API asks for it by Retry-After.
 *
 * @throws TypeError when the address is none
 * @example
 * const api = peregrine({ gateway, token: clientCredentials({ gateway, clientId, clientSecret }) });
 */
export function peregrine(options: PeregrineOptions): Peregrine {
  return createClient<paths>({
    baseUrl: new URL(options.gateway).href.replace(/\/$/, ""),
    fetch: sending(options.fetch ?? ((request) => fetch(request)), options.token, options.patience),
    ...(options.language === undefined ? {} : { headers: { "Accept-Language": options.language } }),
  });
}
