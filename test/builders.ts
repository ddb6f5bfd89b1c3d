import * as v from 'valibot';
import { type Amounts, amountsOfInvoice, fromGross, fromNet } from '../shared/domain/amounts.ts';
import { Customer } from '../shared/domain/customer.ts';
import { EventIn, type InvoiceEvent } from '../shared/domain/events-in.ts';
import { Invoice, Line } from '../shared/domain/invoice.ts';
import { amountText, fraction, money, sum } from '../shared/domain/money.ts';

type CustomerIn = v.InferInput<typeof Customer>;
type InvoiceIn = v.InferInput<typeof Invoice>;
type LineIn = v.InferInput<typeof Line>;

/** A private person with everything that a person has. */
export const aCustomer = (over: Partial<CustomerIn> = {}): Customer =>
  v.parse(Customer, {
    id: '7001',
    number: '7001',
    contactPerson: { firstName: 'Sanne', middleName: 'van der', lastName: 'Berg' },
    address: { street: 'Weteringkade 18', postalCode: '2515 AN', city: 'Den Haag', country: 'NL' },
    email: 'sanne@vanderberg.example',
    phone: '+31612000001',
    iban: 'NL20INGB0001234567',
    language: 'nl',
    ...over,
  });

/** A company with a contact person and every number that a company has. */
export const aCompany = (over: Partial<CustomerIn> = {}): Customer =>
  aCustomer({
    id: '7012',
    number: '7012',
    companyName: 'Familie Jansen B.V.',
    contactPerson: {
      firstName: 'Anna',
      middleName: 'de',
      lastName: 'Jansen',
      email: 'anna@jansen.example',
      phone: '+31612345678',
    },
    address: { street: 'Dorpsstraat 1', postalCode: '1234 AB', city: 'Utrecht', country: 'NL' },
    email: 'administratie@jansen.example',
    phone: '+31301234567',
    iban: 'NL91ABNA0417164300',
    vatNumber: 'NL001234567B01',
    chamberOfCommerce: '12345678',
    ...over,
  });

/**
 * Seven nights on a pitch at 30 euros with 9 % VAT in it.
 *
 * Name one of the unit prices and the other follows from it; name quantity, price or percentage and the line's totals do.
 */
export function aLine(over: Partial<LineIn> = {}): Line {
  const { vatPercentage = '9', quantity = '7' } = over;
  const factor = fraction(vatPercentage).plus(1);
  const isNet = typeof over.unitPriceExclVat === 'string' && typeof over.unitPriceInclVat !== 'string';
  const net = isNet ? money(over.unitPriceExclVat ?? '0') : money(over.unitPriceInclVat ?? '30.00').dividedBy(factor);
  const gross = isNet ? net.times(factor) : money(over.unitPriceInclVat ?? '30.00');
  return v.parse(Line, {
    description: 'Camping pitch, 7 nights',
    quantity,
    unitPriceExclVat: net.toDecimalPlaces(4).toFixed(),
    unitPriceInclVat: gross.toDecimalPlaces(4).toFixed(),
    vatRate: 'btw-laag',
    vatPercentage,
    totals: texts(
      isNet
        ? fromNet(net.times(money(quantity)), vatPercentage)
        : fromGross(gross.times(money(quantity)), vatPercentage),
    ),
    product: 'PITCH-A',
    ledgerAccount: '8000',
    ...over,
  });
}

/** A final invoice of one line; its totals are those of its lines. A credit takes the same line back. */
export function anInvoice(over: Partial<InvoiceIn> = {}): Invoice {
  const invoice = v.parse(Invoice, {
    id: '84311',
    number: '2026-0042',
    kind: 'invoice',
    creditFor: over.kind === 'credit' ? '2026-0041' : null,
    date: '2026-11-20',
    dueDate: '2026-12-04',
    currency: 'EUR',
    reference: 'PO 4711',
    description: 'Booking 55012',
    booking: '55012',
    paymentMethod: 'ideal',
    paymentTerm: '14',
    seller: { id: '1', name: 'Camping De Eik B.V.', vatNumber: 'NL001234567B01' },
    lines: [aLine(over.kind === 'credit' ? { quantity: '-7' } : {})],
    totals: { exclVat: '0', vat: '0', inclVat: '0' },
    ...over,
  });
  return over.totals ? invoice : { ...invoice, totals: totalsOf(invoice) };
}

function totalsOf(invoice: Invoice): Invoice['totals'] {
  const { lines, perRate } = amountsOfInvoice(invoice);
  const total = (part: keyof Amounts) => sum(lines.map((line) => line[part]));
  return {
    ...texts({ exclVat: total('exclVat'), vat: total('vat'), inclVat: total('inclVat') }),
    perRate: [...perRate],
  };
}

const texts = ({ exclVat, vat, inclVat }: Amounts) => ({
  exclVat: amountText(exclVat),
  vat: amountText(vat),
  inclVat: amountText(inclVat),
});

interface EventOver extends Partial<Pick<InvoiceEvent['detail'], 'id' | 'tenant' | 'occurredAt' | 'integration'>> {
  readonly type?: InvoiceEvent['detail-type'];
  readonly invoice?: InvoiceIn;
  readonly customer?: CustomerIn;
}

/** The event that an invoice became final, or another one of the events that carry an invoice. */
export const anEvent = ({ type = 'invoice.finalised', ...over }: EventOver = {}): InvoiceEvent =>
  v.parse(EventIn, {
    source: 'ireserve',
    'detail-type': type,
    detail: {
      id: '0e6f0a0e-6c0a-4c3e-9d3e-1f0f6a4b7a11',
      tenant: 'camping-de-eik',
      occurredAt: '2026-11-20T09:00:00Z',
      invoice: anInvoice(),
      customer: aCompany(),
      ...over,
    },
  }) as InvoiceEvent; // the variants that `type` can pick

/** The event of the invoice of this number: 1 is `2026-0001`, with the id `1`. */
export const numbered = (nth: number, over: Partial<InvoiceIn> = {}) =>
  anEvent({
    id: `event-${nth}`,
    invoice: anInvoice({ id: String(nth), number: `2026-${String(nth).padStart(4, '0')}`, ...over }),
  });

/** The same of an invoice that stops, since nobody mapped its VAT rate. */
export const unmapped = (nth: number) => numbered(nth, { lines: [aLine({ vatRate: 'btw-nieuw' })] });
