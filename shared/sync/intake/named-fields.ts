import { valueAt } from '../../domain/outside-record.ts';
import type { Integration } from '../ledger/integration.ts';

type Fields = Readonly<Record<string, string>> | null;

/** What is kept of an invoice or a customer: of its free fields those that the settings of an integration name. */
export function withNamedFields<T extends { readonly fields: Fields }>(
  one: T,
  integrations: readonly Pick<Integration, 'id' | 'details'>[],
): T {
  const names = [...new Set(integrations.flatMap(namedBy))];
  const kept = names.flatMap((name) => {
    const value = valueAt(one.fields, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...one, fields: Object.fromEntries(kept) };
}

/** The names that an integration's settings hold, and those that it has while nothing was saved. */
const namedBy = ({ id, details }: Pick<Integration, 'id' | 'details'>): string[] =>
  [details.invoiceField, details.customerField, details.contactField, 'external_id', `${id}_id`].filter(
    (name) => typeof name === 'string',
  );
