import * as v from 'valibot';
import { Setback } from '../../domain/setback.ts';
import type { ContactBooks, RegisteredHook } from '../contacts-back.ts';
import type { MoneybirdCalls } from './calls.ts';
import type { MoneybirdOperation } from './faults.ts';
import { idField, textField } from './fields.ts';

/**
 * What a contact can go through. Each is named: the group would bring twenty-one kinds, and no names at all an old set
 * about invoices (reference 9.1, 9.6).
 */
const EVENTS = [
  'contact_changed',
  'contact_merged',
  'contact_destroyed',
  'contact_archived',
  'contact_activated',
  'contact_person_created',
  'contact_person_updated',
  'contact_person_destroyed',
];

const Row = v.object({
  id: idField,
  url: v.string(),
  last_http_status: v.fallback(v.nullable(v.pipe(v.union([v.number(), v.string()]), v.transform(Number))), null),
  deactivated_at: textField,
});
const Made = v.object({ id: idField, secret: v.pipe(v.string(), v.nonEmpty()), token: textField });

const operationTo = (effect: MoneybirdOperation['effect']): MoneybirdOperation => ({ effect, subject: 'webhook' });

/** Every webhook of the administration, also those of others (reference 9.1). */
export const hooks: (calls: MoneybirdCalls) => ReturnType<ContactBooks['hooks']> = async (calls) =>
  (await calls.read('webhooks', v.array(Row), operationTo('read'))).row.map(
    (row): RegisteredHook => ({
      id: row.id,
      url: row.url,
      active: row.deactivated_at === null,
      lastStatus: row.last_http_status,
    }),
  );

/** Registers a webhook. Its body is not wrapped, unlike everything else at Moneybird (reference 0, 9.1). */
export const register = async (calls: MoneybirdCalls, url: string): ReturnType<ContactBooks['register']> =>
  (await calls.post('webhooks', { url, enabled_events: EVENTS }, Made, operationTo('make'))).row;

/** Removes a webhook; one that is gone already is no error. */
export async function unregister(calls: MoneybirdCalls, id: string): Promise<void> {
  try {
    await calls.remove(`webhooks/${id}`, operationTo('change'));
  } catch (trouble) {
    if (!(trouble instanceof Setback) || trouble.cause !== 'link-broken') throw trouble;
  }
}
