import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';

/** The name of the field in which its counterpart is chosen. */
export const mappingField = ({ group, key }: { readonly group: keyof Mappings; readonly key: string }): string =>
  `${group}:${key}`;

const words = {
  ledger: { nl: 'Grootboekrekening {code}', en: 'Ledger account {code}' },
  and: { nl: ' en ', en: ' and ' },
  method: { nl: 'Betaalwijze {name}', en: 'Payment method {name}' },
  term: { nl: 'Betaaltermijn {name}', en: 'Payment term {name}' },
} as const satisfies Record<string, Words>;

/** What i-Reserve has of a mapping: its key, and its name for people where it told one. */
interface Mapped {
  readonly key: string;
  readonly description: string | null;
}

/** How people know what is mapped: a key says of itself whether it is a method, a term, a ledger account or a product. */
export function nameOfMapping(
  group: keyof Mappings,
  { key, description }: Mapped,
  catalogue: Catalogue,
  language: Language,
): string {
  if (group === 'paymentConditions') return paymentName(key, catalogue, language);
  if (group !== 'articles' || !key.startsWith('ledger:')) return description ?? key;
  const code = describedAs(key.slice('ledger:'.length), catalogue.ledgerAccounts);
  return say(words.ledger, language, { code });
}

function paymentName(key: string, catalogue: Catalogue, language: Language): string {
  const about = { method: catalogue.paymentMethods, term: catalogue.paymentTerms };
  return key
    .split('+')
    .map((part) => {
      const [kind = '', code = ''] = part.split(/:(.*)/);
      if (kind !== 'method' && kind !== 'term') return part;
      return say(words[kind], language, { name: describedAs(code, about[kind]) });
    })
    .map((part, nth) => (nth === 0 ? part : part.charAt(0).toLowerCase() + part.slice(1)))
    .join(words.and[language]);
}

function describedAs(code: string, rows: Catalogue['products']): string {
  const description = rows.find((row) => row.code === code)?.description;
  return description && description !== code ? `${code} – ${description}` : code;
}
