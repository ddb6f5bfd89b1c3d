import { type Fault, type FaultCode, fault } from '../../../../shared/domain/faults.ts';
import type { Mappings } from '../../../../shared/domain/settings.ts';
import { badBody } from '../../../../shared/runtime/problem.ts';
import type { Group, MappingRow } from './rows.ts';

type FormChanges = Readonly<Record<Group, Readonly<Record<string, string | null>>>>;

/** A key is data, whatever it is called. */
type Changed = Readonly<Record<Group, Map<string, string | null>>>;

/** The fields of what is added by hand, of each group: what it is in i-Reserve, and its counterpart. */
export const additions = {
  vat: { of: ['newRate'], code: 'newCode' },
  articles: { of: ['newProduct', 'newLedger'], code: 'newArticle' },
  paymentConditions: { of: ['newMethod', 'newTerm'], code: 'newCondition' },
  ledgerAccounts: { of: ['newAccount'], code: 'newCategory' },
} as const satisfies Record<Group, { readonly of: readonly string[]; readonly code: string }>;

/**
 * What a person changed: what was chosen, suggestions that stayed chosen among it, and what was added by hand. What was
 * left empty is taken away. Throws the `Problem` that names the fields of an addition that is only half filled in.
 */
export function mappingChangesIn(form: URLSearchParams, rows: readonly MappingRow[]): FormChanges {
  const changes: Changed = {
    vat: new Map(),
    articles: new Map(),
    paymentConditions: new Map(),
    ledgerAccounts: new Map(),
  };
  for (const { group, key, chosen } of rows) {
    const code = form.get(`${group}:${key}`);
    if (code !== null && code !== chosen) changes[group].set(key, code === '' ? null : code);
  }
  add(form, changes);
  return {
    vat: Object.fromEntries(changes.vat),
    articles: Object.fromEntries(changes.articles),
    paymentConditions: Object.fromEntries(changes.paymentConditions),
    ledgerAccounts: Object.fromEntries(changes.ledgerAccounts),
  };
}

function add(form: URLSearchParams, changes: Changed): void {
  const faults: Fault[] = [];
  for (const group of Object.keys(additions) as Group[]) {
    const { of, code: codeField } = additions[group];
    const typed = of.map((name) => form.get(name)?.trim() ?? '');
    const code = form.get(codeField) ?? '';
    if (code === '' && typed.every((one) => one === '')) continue;
    const key = keyOf[group](typed);
    if (typeof key !== 'string') faults.push(fault(`/${of[key.nth]}`, key.code));
    if (code === '') faults.push(fault(`/${codeField}`, 'empty'));
    if (typeof key === 'string' && code !== '') changes[group].set(key, code);
  }
  if (faults.length > 0) throw badBody(...faults);
}

/** The key of a mapping by what was typed, or which of the fields is wrong. */
type KeyOf = (typed: readonly string[]) => string | { readonly nth: number; readonly code: FaultCode };

const itself: KeyOf = ([name = '']) => name || { nth: 0, code: 'empty' };

const keyOf: Readonly<Record<keyof Mappings, KeyOf>> = {
  vat: itself,
  ledgerAccounts: itself,
  articles: ([product = '', ledger = '']) => {
    if (product && ledger) return { nth: 1, code: 'one-too-many' };
    return ledger ? `ledger:${ledger}` : itself([product]);
  },
  paymentConditions: ([method = '', term = '']) => {
    if (method.includes('+')) return { nth: 0, code: 'plus-sign' };
    if (term.includes('+')) return { nth: 1, code: 'plus-sign' };
    return [method && `method:${method}`, term && `term:${term}`].filter(Boolean).join('+') || itself([]);
  },
};
