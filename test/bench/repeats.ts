import { measureRepeats, type RepeatsAsked } from '../simulation/measured/repeated-calls.ts';

/** A way into the books, as `ways.ts` names it, whose calls are counted while some break. */
interface FaultyWay extends Omit<RepeatsAsked, 'seed' | 'times'> {
  readonly name: string;
}

const FAULTY_WAYS: readonly FaultyWay[] = [
  { name: 'exact-draft', books: 'exact', details: { finaliseInvoice: false }, least: 1 },
  { name: 'exact-final', books: 'exact', details: { finaliseInvoice: true }, least: 2 },
  {
    ...{ name: 'moneybird-external', books: 'moneybird', least: 1 },
    details: { externalInvoice: true, finaliseInvoice: true },
  },
  {
    ...{ name: 'moneybird-final', books: 'moneybird', least: 2 },
    details: { externalInvoice: false, finaliseInvoice: true },
  },
];

/** Three of each kind of fault, each at a call that is drawn: the figure is the same for each run. */
const CHANCE = { seed: 1, times: 3 };

/** The calls at five per cent faults over the least of each way, in hundredths. Throws when an invoice came out amiss. */
export async function countRepeats(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, ...way } of FAULTY_WAYS) {
    const { overLeast, amiss } = await measureRepeats({ ...way, ...CHANCE });
    if (amiss > 0) throw new Error(`${amiss} invoices of ${name} do not stand in the books once`);
    found[name] = Math.ceil(overLeast * 100 - 1e-6) / 100;
  }
  return found;
}
