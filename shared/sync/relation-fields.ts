import type { EventOutDetail } from '../domain/events-out.ts';
import type { CommonSettings } from './desk.ts';

/** The fields of i-Reserve that keep a relation's ids, and what they are to hold. */
export const fieldsOf = (
  relation: string,
  contact: string | null,
  { customerField, contactField }: Pick<CommonSettings, 'customerField' | 'contactField'>,
): EventOutDetail<'customer.synced'>['fields'] => [
  { name: customerField, value: relation },
  ...(contactField && contact ? [{ name: contactField, value: contact }] : []),
];
