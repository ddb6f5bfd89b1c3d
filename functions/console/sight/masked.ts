import type { About } from '../../../shared/domain/causes.ts';
import type { Customer } from '../../../shared/domain/customer.ts';

/** Stands for what is not shown. */
const HIDDEN = '•••';

/** The first letter of a text, and that there is more: enough to recognise, too little to know. */
const initial = (text: string): string => (text.trim() === '' ? text : `${[...text.trim()][0]}${HIDDEN}`);

/** What is nobody's secret about a person or company. */
const SHOWN: ReadonlySet<string> = new Set(['id', 'number', 'country', 'language', 'fields']);

/** A customer as somebody sees it who helps and need not know who it is: every name, address and number is masked. */
export const maskedCustomer = (customer: Customer): Customer => ({ ...masked(customer), fields: {} });

function masked<T extends object>(part: T): T {
  const of = (name: string, value: unknown) => {
    if (SHOWN.has(name)) return value;
    if (typeof value === 'string') return initial(value);
    return typeof value === 'object' && value !== null ? masked(value) : value;
  };
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, of(name, value)])) as T;
}

/** The values of a sentence that name somebody, or say what is theirs. */
const NAMES: ReadonlySet<string> = new Set(['name', 'relation', 'otherRelation', 'refused']);

/** What a sentence names, without telling who; what the books said themselves is left out, since it may name anybody. */
export const maskedAbout = ({ text: _, ...about }: About): About =>
  Object.fromEntries(Object.entries(about).map(([name, value]) => [name, NAMES.has(name) ? initial(value) : value]));
