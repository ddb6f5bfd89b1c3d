import * as v from 'valibot';
import type { Books } from '../../books.ts';
import type { FoundRelation } from '../../relation.ts';
import type { ExactCalls } from '../calls.ts';
import type { ExactOperation } from '../faults.ts';
import { flagField, idField, textField } from '../fields.ts';
import { guid, isGuid, literal, paddedCode } from '../odata.ts';

const select = ['ID', 'Code', 'Name', 'VATNumber', 'Email', 'Postcode', 'AddressLine1', 'Blocked'];

const Account = v.object({
  ID: idField,
  Code: textField,
  Name: textField,
  VATNumber: textField,
  Email: textField,
  Postcode: textField,
  AddressLine1: textField,
  Blocked: flagField,
});

const operation: ExactOperation = { effect: 'read', subject: 'relation' };

/**
 * Looks an account up by id or by our customer number, always with a filter: a key that is gone would be an error
 * that counts (reference 3.3), and an unpadded code would find nothing (reference 6.2).
 */
export async function findRelation(
  calls: ExactCalls,
  by: Parameters<Books['findRelation']>[0],
): Promise<readonly FoundRelation[]> {
  if ('id' in by && !isGuid(by.id)) return [];
  const filter = 'id' in by ? `ID eq ${guid(by.id)}` : `Code eq ${literal(paddedCode(by.number))}`;
  const { rows } = await calls.read('crm/Accounts', { select, filter }, Account, operation);
  return rows.filter(({ Code }) => 'id' in by || Code === by.number.trim()).map(relationOf);
}

const relationOf = (row: v.InferOutput<typeof Account>): FoundRelation => ({
  externalId: row.ID,
  number: row.Code,
  name: row.Name ?? '',
  vatNumber: row.VATNumber,
  email: row.Email,
  postalCode: row.Postcode,
  street: row.AddressLine1,
  blocked: row.Blocked === true,
});

/** The page of a relation (reference 5.2). */
export const relationUrl = (origin: string, division: string, id: string): string =>
  `${origin}/docs/CRMAccountCard.aspx?_Division_=${encodeURIComponent(division)}&AccountID=%7b${encodeURIComponent(id)}%7d`;
