import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { Session, type Sessions } from '../domain/session.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

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
    const pass = v.parse(Session, item);
    return pass.expiresAtMs > now() ? pass : null;
  }
  return {
    async keep(kind, secret, pass) {
      const expiresAt = Math.ceil(pass.expiresAtMs / 1000);
      await table.put({ ...keyFor(kind, secret), ...pass, expiresAt }, { expression: 'attribute_not_exists(pk)' });
    },
    async takeLink(secret) {
      const item = await table.update(keyFor('link', secret), { endedAtMs: now() }, open());
      return item && v.parse(Session, item);
    },
    seeLink: (secret) => read('link', secret),
    session: (secret) => read('session', secret),
    async end(secret) {
      await table.update(keyFor('session', secret), { endedAtMs: now() }, open());
    },
  };
};

/** What a secret is known by; the purpose keeps one use of it from standing in for another. */
export const secretHash = (purpose: 'link' | 'session' | 'form', secret: string): string =>
  createHash('sha256').update(`${purpose}:${secret}`).digest('base64url');
