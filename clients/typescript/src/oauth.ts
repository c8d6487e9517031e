import * as oauth from "oauth4webapi";
import type { TokenProvider } from "./sending.js";

/** Who a system is at the identity provider. */
export interface Credentials {
  /** The gateway's address; it tells which identity provider gives the tokens (RFC 9728). */
  readonly gateway: string;

  readonly clientId: string;

  readonly clientSecret: string;
}

/** A token is not used in its last seconds, so that it does not expire on the way. */
const MARGIN_SECONDS = 20;

/**
 * Access tokens of a system by client credentials. Each is kept until shortly before it expires; requests at the same time
 * share one. Without TLS only this machine is asked (`localhost`, `127.0.0.1`).
 */
export function clientCredentials({ gateway, clientId, clientSecret }: Credentials): TokenProvider {
  const client: oauth.Client = { client_id: clientId };
  let provider: oauth.AuthorizationServer | undefined;
  let token: Promise<{ value: string; until: number }> | undefined;

  async function ask(): Promise<{ value: string; until: number }> {
    provider ??= await discover(new URL(gateway));
    const answer = await oauth.clientCredentialsGrantRequest(
      provider,
      client,
      oauth.ClientSecretPost(clientSecret),
      new URLSearchParams(),
      insecureOnlyHere(provider.token_endpoint ?? provider.issuer),
    );
    const granted = await oauth.processClientCredentialsResponse(provider, client, answer);
    return { value: granted.access_token, until: Date.now() + ((granted.expires_in ?? 60) - MARGIN_SECONDS) * 1000 };
  }

  return async (fresh) => {
    const asked = token;
    const known = fresh ? undefined : await asked?.catch(() => undefined);
    if (known !== undefined && known.until > Date.now()) {
      return known.value;
    }
    // Whoever comes first asks; the others wait for that answer.
    if (token === asked) {
      token = ask();
    }
    return (await token!).value;
  };
}

async function discover(gateway: URL): Promise<oauth.AuthorizationServer> {
  const told = await oauth.resourceDiscoveryRequest(gateway, insecureOnlyHere(gateway.href));
  const resource = await oauth.processResourceDiscoveryResponse(gateway, told);
  const issuer = resource.authorization_servers?.[0];
  if (issuer === undefined) {
    throw new TypeError(`${gateway} names no identity provider.`);
  }
  const at = new URL(issuer);
  return oauth.processDiscoveryResponse(at, await oauth.discoveryRequest(at, insecureOnlyHere(issuer)));
}

/** Without TLS nothing is sent to another machine. */
function insecureOnlyHere(address: string): { [oauth.allowInsecureRequests]: boolean } {
  return { [oauth.allowInsecureRequests]: ["localhost", "127.0.0.1"].includes(new URL(address).hostname) };
}
