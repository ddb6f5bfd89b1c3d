import * as v from 'valibot';
import { fromGross, fromNet } from '../../../shared/domain/amounts.ts';
import { amountText, money, sum, toCents } from '../../../shared/domain/money.ts';

/** The kinds of VAT that every ledger has. */
export const vatKinds = [
  { code: 'H', description: 'Hoog', percentage: '21', type: 'E' },
  { code: 'L', description: 'Laag', percentage: '9', type: 'E' },
  { code: 'LI', description: 'Laag, inclusief', percentage: '9', type: 'I' },
] as const;

const Draft = v.strictObject({
  reference: v.string(),
  date: v.pipe(v.string(), v.isoDate()),
  debtor: v.string(),
  announce: v.boolean(),
  lines: v.array(v.strictObject({ text: v.string(), quantity: v.string(), price: v.string(), vat: v.string() })),
});
type Draft = v.InferOutput<typeof Draft>;

const Debtor = v.strictObject({ number: v.string(), name: v.pipe(v.string(), v.nonEmpty()), email: v.string() });

/** A sales invoice as it stands in the ledger; one without a number is a draft. */
export interface Posting extends Draft {
  readonly id: string;
  readonly number: string | null;
  readonly excl: string;
  readonly incl: string;
  readonly sums: readonly { readonly vat: string; readonly excl: string; readonly tax: string }[];
}

type Owner = v.InferOutput<typeof Debtor> & { readonly id: string };

/** The books of one company. Everything that does not fit is refused: null. */
export class KasboekLedger {
  private readonly all = new Map<string, Posting>();
  private readonly owners = new Map<string, Owner>();
  private last = 0;

  postings(): readonly Posting[] {
    return [...this.all.values()];
  }

  debtors(query: URLSearchParams): readonly Owner[] {
    const isAsked = (owner: Owner) => owner.id === query.get('id') || owner.number === query.get('number');
    return [...this.owners.values()].filter(isAsked);
  }

  keepDebtor(id: string | null, body: unknown): Owner | null {
    const before = id === null ? undefined : this.owners.get(id);
    const read = v.safeParse(Debtor, { ...(before && withoutId(before)), ...Object(body) });
    if (!read.success || (id !== null && !before)) return null;
    const owner = { ...read.output, id: id ?? `d${++this.last}` };
    this.owners.set(owner.id, owner);
    return owner;
  }

  draft(body: unknown): Posting | null {
    const read = v.safeParse(Draft, body);
    if (!read.success || !this.owners.has(read.output.debtor)) return null;
    const sums = sumsOf(read.output.lines);
    if (!sums) return null;
    const excl = sum(sums.map((one) => money(one.excl)));
    const incl = excl.plus(sum(sums.map((one) => money(one.tax))));
    const posting = {
      ...read.output,
      id: `i${++this.last}`,
      number: null,
      excl: amountText(excl),
      incl: amountText(incl),
      sums,
    };
    this.all.set(posting.id, posting);
    return posting;
  }

  post(id: string): Posting | null {
    const found = this.all.get(id);
    if (!found) return null;
    const posted = { ...found, number: found.number ?? `K${++this.last}` };
    this.all.set(id, posted);
    return posted;
  }

  find(id: string): Posting | null {
    return this.all.get(id) ?? null;
  }

  search(query: URLSearchParams): readonly Posting[] {
    const [from, to] = [query.get('from'), query.get('to')];
    if (from !== null && to !== null) return this.postings().filter(({ date }) => date >= from && date <= to);
    const [reference, debtor] = [query.get('reference'), query.get('debtor')];
    return this.postings().filter((one) => one.reference === reference && one.debtor === debtor);
  }

  withdraw(id: string): void {
    if (this.all.get(id)?.number === null) this.all.delete(id);
  }
}

const withoutId = ({ id: _, ...debtor }: Owner) => debtor;

/** VAT is rounded once per kind. */
function sumsOf(lines: Draft['lines']): Posting['sums'] | null {
  const sums = [...Map.groupBy(lines, ({ vat }) => vat)].map(([code, of]) => {
    const kind = vatKinds.find((one) => one.code === code);
    const amount = sum(of.map(({ quantity, price }) => toCents(money(quantity).times(money(price)))));
    const { exclVat, vat } = (kind?.type === 'I' ? fromGross : fromNet)(amount, kind?.percentage ?? '0');
    return kind && { vat: code, excl: amountText(exclVat), tax: amountText(vat) };
  });
  return sums.every((one) => one !== undefined) ? sums : null;
}
