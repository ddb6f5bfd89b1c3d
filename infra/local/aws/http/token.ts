import { createSign, createVerify, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { AuthorizerPlan } from '../deploy/plan.ts';

/** What a token says of its bearer. */
export type Claims = Readonly<Record<string, unknown>>;

/** Gives out tokens as the issuer that the template trusts, and checks them as an HTTP API does. */
export interface Issuer {
  /** A token for the admin API as this tenant, good for an hour and for everything unless said otherwise. */
  token(tenant: string, goodSeconds?: number, scope?: string): string;
  /** The claims of a bearer token that is good for this authorizer. */
  check(authorization: string | undefined, authorizer: AuthorizerPlan): Claims | undefined;
}

/** How long a token is good. */
const GOOD_SECONDS = 3600;

const Payload = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({
    iss: v.string(),
    aud: v.union([v.string(), v.array(v.string())]),
    exp: v.number(),
  }),
);

/**
 * Plays the issuer of tokens: on AWS the gateway fetches the keys of the issuer that the template names, here that name
 * has one key pair, made at the first use. Times are real ones: the gateway does not follow our functions' clock.
 */
export function createIssuer(trusted: AuthorizerPlan | undefined): Issuer {
  let pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;
  const keys = () => {
    pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return pair;
  };

  return {
    token(tenant, goodSeconds = GOOD_SECONDS, scope = undefined) {
      const iat = Math.floor(Date.now() / 1000);
      const about = {
        iss: trusted?.issuer ?? 'local',
        aud: trusted?.audience[0] ?? 'local',
        sub: tenant,
        jti: randomUUID(),
      };
      const head = [
        { alg: 'RS256', typ: 'JWT', kid: 'local' },
        { ...about, tenant, ...(scope !== undefined && { scope }), iat, exp: iat + goodSeconds },
      ];
      const signed = head.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(keys().privateKey, 'base64url')}`;
    },

    check(authorization, { issuer, audience }) {
      const [, head = '', body = '', signature = ''] =
        /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization ?? '') ?? [];
      const genuine = createVerify('RSA-SHA256')
        .update(`${head}.${body}`)
        .verify(keys().publicKey, signature, 'base64url');
      if (!genuine) return undefined;
      const read = v.safeParse(Payload, Buffer.from(body, 'base64url').toString());
      if (!read.success) return undefined;
      const { iss, aud, exp } = read.output;
      const meant = [aud].flat().some((name) => audience.includes(name));
      return iss === issuer && meant && exp * 1000 > Date.now() ? read.output : undefined;
    },
  };
}
