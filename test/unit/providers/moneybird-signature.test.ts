import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSigned, readPush } from '../../../shared/providers/moneybird/webhook.ts';

const NOW_MS = Date.parse('2026-11-20T09:00:00Z');
const NOW_S = NOW_MS / 1000;
const SECRET = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const body = Buffer.from('{"action":"contact_changed","entity":{"city":"Zoë"}}');

const hmac = (atS: number | string, secret = SECRET, bytes: Uint8Array = body): string =>
  createHmac('sha256', secret).update(`${atS}.`).update(bytes).digest('hex');
const check = (header: string | undefined, secrets = [SECRET], bytes: Uint8Array = body): boolean =>
  isSigned(header, bytes, secrets, NOW_MS);

describe('a signature', () => {
  test.each<[string, string | undefined, boolean]>([
    ['that is right is taken', `t=${NOW_S},v1=${hmac(NOW_S)}`, true],
    ['in capitals is the same', `t=${NOW_S},v1=${hmac(NOW_S).toUpperCase()}`, true],
    ['with blanks around its parts is the same', ` t=${NOW_S}, v1=${hmac(NOW_S)}`, true],
    ['of five minutes ago is taken', `t=${NOW_S - 300},v1=${hmac(NOW_S - 300)}`, true],
    ['of five minutes and a second ago is stale', `t=${NOW_S - 301},v1=${hmac(NOW_S - 301)}`, false],
    ['of five minutes ahead is taken', `t=${NOW_S + 300},v1=${hmac(NOW_S + 300)}`, true],
    ['of five minutes and a second ahead is refused', `t=${NOW_S + 301},v1=${hmac(NOW_S + 301)}`, false],
    ['whose time was freshened is refused', `t=${NOW_S},v1=${hmac(NOW_S - 301)}`, false],
    ['by another secret is refused', `t=${NOW_S},v1=${hmac(NOW_S, OTHER)}`, false],
    ['of two, the first of which is ours, is taken', `t=${NOW_S},v1=${hmac(NOW_S)},v1=${hmac(NOW_S, OTHER)}`, true],
    ['of two, the last of which is ours, is taken', `t=${NOW_S},v1=${hmac(NOW_S, OTHER)},v1=${hmac(NOW_S)}`, true],
    ['in an unknown scheme proves nothing', `t=${NOW_S},v2=${hmac(NOW_S)}`, false],
    ['beside one in an unknown scheme is taken', `t=${NOW_S},v2=what=ever,v1=${hmac(NOW_S)}`, true],
    ['cut short is refused', `t=${NOW_S},v1=${hmac(NOW_S).slice(0, -2)}`, false],
    ['with something after it is refused', `t=${NOW_S},v1=${hmac(NOW_S)}00`, false],
    ['without a time is refused', `v1=${hmac('')}`, false],
    ['with two times is refused', `t=${NOW_S},t=${NOW_S - 1},v1=${hmac(NOW_S)}`, false],
    ['with a time that is no number is refused', `t=NaN,v1=${hmac('NaN')}`, false],
    ['that is missing is refused', undefined, false],
    ['that is empty is refused', '', false],
  ])('%s', (_, header, taken) => {
    expect(check(header)).toBe(taken);
  });

  test('covers every byte of the body', () => {
    const header = `t=${NOW_S},v1=${hmac(NOW_S)}`;
    for (const index of body.keys()) {
      const other = Buffer.from(body);
      other[index] = (other[index] ?? 0) ^ 1;
      expect(check(header, [SECRET], other)).toBe(false);
    }
  });

  test('is over the bytes as they came, not over what they mean', () => {
    const header = `t=${NOW_S},v1=${hmac(NOW_S)}`;
    const samePush = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
    expect(check(header, [SECRET], samePush)).toBe(false);
  });

  test('by an older secret is taken for as long as we keep that one', () => {
    const header = `t=${NOW_S},v1=${hmac(NOW_S, OTHER)}`;
    expect(check(header, [SECRET, OTHER])).toBe(true);
    expect(check(header, [])).toBe(false);
  });

  test('is read without an error whatever the header holds', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('t=', 'v1=', `t=${NOW_S}`, `v1=${'0'.repeat(64)}`, '=', ','));
    fc.assert(fc.property(fc.array(part), fc.uint8Array(), (parts, bytes) => !check(parts.join(','), [SECRET], bytes)));
  });
});

describe('a push', () => {
  const push = { administration_id: '123', webhook_token: 'Ab3', entity_type: 'Contact', entity_id: '345' };
  test.each<[string, unknown, string | null]>([
    ['about a contact names it', push, '345'],
    ['keeps every digit of an id', { ...push, entity_id: '345678901234567890' }, '345678901234567890'],
    ['may name a short id as a number', { ...push, entity_id: 345 }, '345'],
    ['about a deleted contact has no entity', { ...push, entity: null }, '345'],
    [
      'about a contact person names its contact',
      { ...push, entity_type: 'ContactPerson', entity: { contact_id: '9' } },
      '9',
    ],
    ['about a contact person that is gone names none', { ...push, entity_type: 'ContactPerson', entity: null }, null],
    ['about an invoice names no contact', { ...push, entity_type: 'SalesInvoice' }, null],
    ['with an id that is none names no contact', { ...push, entity_id: '../administrations' }, null],
    ['with an id that lost its digits names no contact', { ...push, entity_id: 2 ** 53 }, null],
    ['of a test names no contact', { action: 'test_webhook' }, null],
    ['that is a list names no contact', [push], null],
  ])('%s', (_, said, contact) => {
    expect(readPush(Buffer.from(JSON.stringify(said))).contact).toBe(contact);
  });

  test.each<[string, object, boolean]>([
    ['of a merge', { ...push, action: 'contact_merged' }, true],
    ['of a person that is gone', { ...push, entity_type: 'ContactPerson', entity: null }, true],
    ['of a change', { ...push, action: 'contact_changed' }, false],
    ['of a person that is there', { ...push, entity_type: 'ContactPerson', entity: { contact_id: '9' } }, false],
  ])('%s is or is not about a contact that it does not name', (_, said, another) => {
    expect(readPush(Buffer.from(JSON.stringify(said))).another).toBe(another);
  });

  test('of any bytes is read without an error', () => {
    expect(readPush(Buffer.from('not JSON'))).toMatchObject({ contact: null, another: false });
    fc.assert(fc.property(fc.uint8Array(), (bytes) => readPush(bytes).contact === null));
  });
});
