import type { Kernel } from '../kernel/kernel.ts';

/** Amounts in whole cents. */
export interface Cents {
  readonly excl: number;
  readonly vat: number;
  readonly incl: number;
}

/** An invoice as i-Reserve issued it: what has to stand in the books follows from it alone. */
export interface Issued {
  readonly tenant: string;
  readonly id: string;
  readonly number: string;
  readonly kind: 'invoice' | 'credit';
  readonly totals: Cents;
  readonly perRate: ReadonlyMap<string, Cents>;
  readonly lines: number;
  /** A rate stands on one line only, so that no order of rounding makes a difference. */
  readonly isPlain: boolean;
  readonly customer: Guest;
  readonly event: IssuedEvent;
}

/** An event of i-Reserve, as far as it is looked into here. */
export interface IssuedEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Somebody who is invoiced. Every value of a person here is found again where it must not be. */
export interface Guest {
  readonly id: string;
  readonly number: string;
}

/** Which VAT i-Reserve names by which id. */
const RATES: ReadonlyMap<string, number> = new Map([
  ['btw-laag', 9],
  ['btw-hoog', 21],
  ['btw-nul', 0],
  ['geen-btw', 0],
]);

/** What no log line, error or metric may hold: the people of this world are called so, and so are our secrets. */
export const CANARY = /Kanarie|kanarie|NL91ABNA0417164300|\+31612345678|AAEA\w{20}|Gjkl!/;

/** Rounds half away from zero. */
const rounded = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5 + 1e-9);
const decimal = (cents: number): string => (cents / 100).toFixed(2);
const textOf = ({ excl, vat, incl }: Cents) => ({
  exclVat: decimal(excl),
  vat: decimal(vat),
  inclVat: decimal(incl),
});

const DAY_MS = 86_400_000;

/** i-Reserve: makes invoices, each with lines, rates and a guest that are drawn. */
export class IReserve {
  readonly #kernel: Kernel;
  readonly #moves = new Map<string, number>();
  #made = 0;
  #asked = 0;
  #contents = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** An invoice became final. */
  issue(tenant: string): Issued {
    const nth = ++this.#made;
    const guest = this.#guest(tenant);
    const isCredit = this.#draw(10) === 0;
    return this.#issued(tenant, `inv-${nth}`, `2026-${String(nth).padStart(5, '0')}`, isCredit, guest);
  }

  /** The same invoice with other lines: what was issued before does not count any more. */
  change({ tenant, id, number, kind, customer }: Issued): Issued {
    return this.#issued(tenant, id, number, kind === 'credit', customer);
  }

  /** Somebody presses a sync button: of an invoice, or of its customer alone. */
  request({ event, customer }: Issued, what: 'invoice' | 'customer'): IssuedEvent {
    const { invoice, ...detail } = event.detail;
    const asked = {
      ...detail,
      id: `request ${++this.#asked} of ${customer.id}`,
      occurredAt: new Date(this.#kernel.now()).toISOString(),
    };
    return {
      source: 'ireserve',
      'detail-type': `${what}.sync-requested`,
      detail: what === 'invoice' ? { ...asked, invoice } : asked,
    };
  }

  /** A guest moves house; the next event of this guest says so. */
  move({ id }: Guest): void {
    this.#moves.set(id, (this.#moves.get(id) ?? 0) + 1);
  }

  #issued(tenant: string, id: string, number: string, isCredit: boolean, guest: Guest): Issued {
    const rates = [...RATES.keys()];
    const lines = Array.from({ length: 1 + this.#draw(4) }, (_, nth) => {
      const rate = this.#draw(3) === 0 ? (rates[this.#draw(rates.length)] ?? '') : (rates[nth % rates.length] ?? '');
      const quantity = (1 + this.#draw(14)) * (isCredit ? -1 : 1);
      const priceCents = 1 + this.#draw(20_000);
      const excl = quantity * priceCents;
      const vat = rounded((excl * (RATES.get(rate) ?? 0)) / 100);
      return { rate, quantity, priceCents, cents: { excl, vat, incl: excl + vat } };
    });
    const perRate = new Map<string, Cents>();
    for (const { rate, cents } of lines) perRate.set(rate, plus(perRate.get(rate), cents));
    const totals = [...perRate.values()].reduce((all, one) => plus(all, one), { excl: 0, vat: 0, incl: 0 });
    const invoice = {
      id,
      number,
      kind: isCredit ? 'credit' : 'invoice',
      creditFor: isCredit ? '2026-00000' : null,
      date: this.#day(0),
      dueDate: this.#day(14),
      currency: 'EUR',
      reference: `PO ${id}`,
      description: `Verblijf van ${nameOf(guest)}`,
      booking: null,
      paymentMethod: 'ideal',
      paymentTerm: '14',
      lines: lines.map(({ rate, quantity, priceCents, cents }) => ({
        description: `Nachten voor ${nameOf(guest)}`,
        quantity: String(quantity),
        unitPriceExclVat: decimal(priceCents),
        vatRate: rate,
        vatPercentage: String(RATES.get(rate)),
        totals: textOf(cents),
        product: 'PITCH-A',
        ledgerAccount: '8000',
      })),
      totals: {
        ...textOf(totals),
        perRate: [...perRate].map(([vatRate, { excl, vat }]) => ({
          vatRate,
          percentage: String(RATES.get(vatRate)),
          exclVat: decimal(excl),
          vat: decimal(vat),
        })),
      },
    };
    const detail = {
      id: `event ${++this.#contents} of ${id}`,
      tenant,
      occurredAt: new Date(this.#kernel.now()).toISOString(),
      invoice,
      customer: customerOf(guest, this.#moves.get(guest.id) ?? 0),
    };
    return {
      tenant,
      id,
      number,
      kind: isCredit ? 'credit' : 'invoice',
      totals,
      perRate,
      lines: lines.length,
      isPlain: perRate.size === lines.length,
      customer: guest,
      event: { source: 'ireserve', 'detail-type': 'invoice.finalised', detail },
    };
  }

  #guest(tenant: string): Guest {
    const nth = this.#draw(6);
    const number = String(7_000 + nth + 100 * Number(tenant.replace(/\D/g, '')));
    return { id: `guest-${number}`, number };
  }

  #draw = (below: number): number => Math.floor(this.#kernel.chance('i-Reserve')() * below);

  #day = (ahead: number): string => new Date(this.#kernel.now() + ahead * DAY_MS).toISOString().slice(0, 10);
}

const plus = (one: Cents | undefined, other: Cents): Cents => ({
  excl: (one?.excl ?? 0) + other.excl,
  vat: (one?.vat ?? 0) + other.vat,
  incl: (one?.incl ?? 0) + other.incl,
});

const nameOf = ({ number }: Guest): string => `Kanarie ${number}`;

const customerOf = (guest: Guest, moves: number) => ({
  id: guest.id,
  number: guest.number,
  ...(Number(guest.number) % 2 === 0 && { companyName: `${nameOf(guest)} B.V.` }),
  contactPerson: { firstName: 'Anna', lastName: nameOf(guest), email: `anna-${guest.number}@kanarie.example` },
  address: { street: `Kanariestraat ${guest.number + moves}`, postalCode: '1234 AB', city: 'Utrecht', country: 'NL' },
  email: `kantoor-${guest.number}@kanarie.example`,
  phone: '+31612345678',
  iban: 'NL91ABNA0417164300',
  language: 'nl',
});
