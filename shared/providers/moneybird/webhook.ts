import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { ContactPush, ContactPushes } from '../contacts-back.ts';
import { fromJson } from '../json.ts';

/** How far the time in a signature may lie from ours, either way (reference 9.4). */
const FRESH_S = 300;

/**
 * True when a `Moneybird-Signature` was made over exactly these bytes with one of the secrets, at most five minutes
 * from now (reference 9.4): `t=<unix seconds>,v1=<hex>[,v1=<hex>]`.
 *
 * While a secret is being replaced there are several `v1`; any of them may be ours. Other schemes prove nothing.
 */
export function isSigned(
  header: string | undefined,
  body: Uint8Array,
  secrets: readonly string[],
  nowMs: number,
): boolean {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('=', 2));
  const valuesOf = (scheme: string) => parts.flatMap(([name, value = '']) => (name === scheme ? [value] : []));
  const [sentAt = '', ...others] = valuesOf('t');
  if (!/^\d{1,12}$/.test(sentAt) || others.length > 0) return false;

  const given = valuesOf('v1').filter((hex) => /^[0-9a-f]{64}$/i.test(hex));
  const expected = secrets.map((secret) => createHmac('sha256', secret).update(`${sentAt}.`).update(body).digest());
  const genuine = given.some((hex) => expected.some((digest) => timingSafeEqual(Buffer.from(hex, 'hex'), digest)));
  return genuine && Math.abs(nowMs / 1000 - Number(sentAt)) <= FRESH_S;
}

const id = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^[\w-]{1,64}$/),
);
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullable(schema), null);

const Body = v.object({
  administration_id: maybe(id),
  webhook_token: maybe(v.string()),
  action: maybe(v.string()),
  entity_type: maybe(v.string()),
  entity_id: maybe(id),
  entity: maybe(v.object({ contact_id: maybe(id) })),
});

/** Reads a push (reference 9.3). What can not be read is about nothing. */
export function readPush(body: Uint8Array): ContactPush {
  const parsed = v.safeParse(Body, fromJson(Buffer.from(body).toString('utf8')));
  if (!parsed.success) return { contact: null, another: false, administration: null, token: null };
  const { administration_id: administration, webhook_token: token, action, ...about } = parsed.output;
  const isPerson = about.entity_type === 'ContactPerson';
  const contact = isPerson
    ? (about.entity?.contact_id ?? null)
    : about.entity_type === 'Contact'
      ? about.entity_id
      : null;
  // Which of two merged contacts is named, and which one survived, is not documented (reference 13).
  return { contact, another: action === 'contact_merged' || (isPerson && contact === null), administration, token };
}

/** How what Moneybird pushes is judged and read. */
export const pushes: ContactPushes = {
  isGenuine: (headers, body, secrets, nowMs) => isSigned(headers['moneybird-signature'], body, secrets, nowMs),
  read: readPush,
};
