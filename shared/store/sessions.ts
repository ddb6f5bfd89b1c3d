import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Session, type Sessions } from '../domain/session.ts';
import { readStoredOrNull } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const Stored = v.object({ v: v.literal(VERSIONS.door.newest), ...Session.entries });

/** Launch links and sessions in DynamoDB, by their hash, so that the contents of the table open no session. */
export const dynamoSessions = (table: Table, now: () => number): Sessions => {
  const keyFor = (kind: 'link' | 'session', secret: string) => keyOf.door(kind, secretHash(kind, secret));
  const open = () => ({
    expression: 'attribute_exists(pk) AND attribute_not_exists(endedAtMs) AND expiresAtMs > :now',
    values: { ':now': now() },
  });
  async function read(kind: 'link' | 'session', secret: string): Promise<Session | null> {
    const item = await table.get(keyFor(kind, secret));
    if (!item || item.endedAtMs !== undefined) return null;
    const pass = passOf(item);
    return pass && pass.expiresAtMs > now() ? pass : null;
  }
  return {
    async keep(kind, secret, pass) {
      const expiresAt = Math.ceil(pass.expiresAtMs / 1000);
      await table.put(
        { ...keyFor(kind, secret), v: VERSIONS.door.newest, ...pass, expiresAt },
        { expression: 'attribute_not_exists(pk)' },
      );
    },
    async takeLink(secret) {
      const item = await table.update(keyFor('link', secret), { endedAtMs: now() }, open());
      return item && passOf(item);
    },
    seeLink: (secret) => read('link', secret),
    session: (secret) => read('session', secret),
    async end(secret) {
      await table.update(keyFor('session', secret), { endedAtMs: now() }, open());
    },
  };
};

/** Whoever holds one that newer code wrote signs in once more. */
function passOf(item: Readonly<Record<string, unknown>>): Session | null {
  const stored = readStoredOrNull('door', Stored, item);
  if (!stored) return null;
  const { v: _, ...pass } = stored;
  return pass;
}

/** What a secret is known by; the purpose keeps one use of it from standing in for another. */
export const secretHash = (purpose: 'link' | 'session' | 'form' | 'withdrawal', secret: string): string =>
  createHash('sha256').update(`${purpose}:${secret}`).digest('base64url');
