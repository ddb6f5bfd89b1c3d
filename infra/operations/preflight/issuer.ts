import * as v from 'valibot';
import { type Finding, nameOfError, well, wrong } from './finding.ts';

/** OpenID Connect Discovery 1.0, section 3, as far as the gateway reads it. */
const Discovery = v.looseObject({ issuer: v.string(), jwks_uri: v.pipe(v.string(), v.url()) });
const Keys = v.looseObject({
  keys: v.array(v.looseObject({ kty: v.string(), kid: v.optional(v.string()), alg: v.optional(v.string()) })),
});

const PATIENCE_MS = 5000;

/**
 * Looks at the issuer as API Gateway will when it makes the authorizer: the discovery document, then the keys. The gateway
 * takes RSA signatures alone, and finds a key by its `kid`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export async function checkIssuer(issuer: string): Promise<Finding[]> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const discovery = await fetched(address, Discovery);
  if (typeof discovery === 'string') return [wrong(`The issuer's discovery document ${discovery}: ${address}`)];
  const found: Finding[] = [];
  if (discovery.issuer !== issuer)
    found.push(wrong(`The discovery document names the issuer ${discovery.issuer}, and tokenIssuer says ${issuer}.`));
  const keys = await fetched(discovery.jwks_uri, Keys);
  if (typeof keys === 'string')
    return [...found, wrong(`The issuer's keys: the document ${keys}: ${discovery.jwks_uri}`)];
  const usable = keys.keys.filter(({ kty, kid, alg = 'RS256' }) => kty === 'RSA' && kid && alg === 'RS256');
  if (usable.length === 0)
    found.push(wrong('The issuer has no RSA key for RS256 with a `kid`: the gateway takes no other.'));
  if (found.length > 0) return found;
  return [well(`The issuer ${issuer} can be found, and has ${usable.length} of the keys that the gateway takes.`)];
}

/** The document at an address, or what is the matter with it. */
async function fetched<T>(address: string, schema: v.GenericSchema<unknown, T>): Promise<T | string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (!answer.ok) return `is answered with ${answer.status}`;
    const read = v.safeParse(schema, await answer.json().catch(() => null));
    return read.success ? read.output : `lacks ${v.getDotPath(read.issues[0]) ?? 'what it should have'}`;
  } catch (error) {
    return `can not be reached (${nameOfError(error)})`;
  }
}
