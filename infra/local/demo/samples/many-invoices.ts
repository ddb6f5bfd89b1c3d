import { createHash } from 'node:crypto';
import { type Amounts, fromGross, fromNet } from '../../../../shared/domain/amounts.ts';
import type { InvoiceEvent } from '../../../../shared/domain/events-in.ts';
import { amountText, fraction, money, sum, toCents } from '../../../../shared/domain/money.ts';
import { type CustomerIn, finalised, high, line, low, none, type Rate, totals } from './sample.ts';

/** What the tenants sell: the rate, the text, where it belongs, and the dearest price in euros, VAT included. */
const offers: readonly (readonly [Rate, description: string, product: string, ledgerAccount: string, upTo: number])[] =
  [
    [low, 'Camping pitch, per night', 'PITCH-A', '8000', 60],
    [low, 'Breakfast', 'BREAKFAST', '8020', 16],
    [high, 'Chalet, per night', 'CHALET', '8010', 180],
    [high, 'Sloop, per hour', 'SLOOP-HOUR', '8040', 75],
    [high, 'Meeting room, per part of the day', 'BARN-DAY', '8050', 400],
    [none, 'Tourist tax, per person and night', 'TOURIST-TAX', '1650', 3],
  ];

interface PricedLine {
  readonly offer: (typeof offers)[number];
  readonly quantity: string;
  readonly net: string;
  readonly gross: string;
  readonly amounts: Amounts;
}

/**
 * Makes invoices for tenants `tenant-01`, `tenant-02` and so on: the same ones for the same seed.
 *
 * Prices include VAT, and every invoice can be booked to the cent on net prices, whether the books round VAT per line or
 * per document. Each tenth invoice of a tenant credits the one before it.
 */
export const manyInvoices = (of: {
  readonly tenants: number;
  readonly perTenant: number;
  readonly seed: number;
}): readonly InvoiceEvent[] =>
  Array.from({ length: of.tenants * of.perTenant }, (_, index) => {
    const tenant = `tenant-${String((index % of.tenants) + 1).padStart(2, '0')}`;
    return anInvoiceOf(tenant, Math.floor(index / of.tenants) + 1, of);
  });

function anInvoiceOf(
  tenant: string,
  nth: number,
  { perTenant, seed }: { perTenant: number; seed: number },
): InvoiceEvent {
  const isCredit = nth % 10 === 0;
  const content = isCredit ? nth - 1 : nth;
  const draw = drawer(`${seed}/${tenant}/${content}`);
  const day = String(1 + Math.floor((20 * (nth - 1)) / perTenant)).padStart(2, '0');
  const lines = isCredit ? someLines(draw).map(turned) : someLines(draw);
  return finalised(tenant, `2026-11-${day}T09:00:00Z`, {
    customer: aCustomerOf(Math.floor(draw('customer') * (perTenant / 3 + 1)) + 1),
    invoice: {
      id: String(50_000 + nth),
      number: numbered(nth),
      kind: isCredit ? 'credit' : 'invoice',
      creditFor: isCredit ? numbered(content) : null,
      date: `2026-11-${day}`,
      currency: 'EUR',
      description: `Booking ${70_000 + content}`,
      booking: String(70_000 + content),
      paymentMethod: 'ideal',
      seller: { id: '1', name: tenant },
      lines: lines.map(({ offer: [rate, description, product, ledgerAccount], quantity, net, gross, amounts }) =>
        line(rate, description, [quantity, net, gross], texts(amounts), { product, ledgerAccount }),
      ),
      totals: totals(texts(added(lines)), perRate(lines)),
    },
  });
}

const numbered = (nth: number): string => `2026-${String(nth).padStart(4, '0')}`;

const aCustomerOf = (nth: number): CustomerIn => ({
  id: String(nth),
  number: String(9000 + nth),
  contactPerson: { firstName: 'Robin', middleName: nth % 2 ? 'van' : null, lastName: `Dijk ${nth}` },
  address: { street: `Dijkweg ${nth}`, postalCode: '1234 AB', city: 'Utrecht', country: 'NL' },
  email: `robin-${nth}@dijk.example`,
});

/** Gives a number between 0 and 1 for each name: the same for the same seed and name, whatever was drawn before. */
const drawer = (seed: string) => (name: string) =>
  createHash('sha256').update(`${seed}/${name}`).digest().readUInt32BE() / 2 ** 32;
type Draw = ReturnType<typeof drawer>;

function someLines(draw: Draw): readonly PricedLine[] {
  const lines: PricedLine[] = [];
  const count = 1 + Math.floor(draw('lines') * 6);
  for (let attempt = 0; lines.length < count; attempt += 1) {
    const next = aLine(draw, attempt);
    if (isBookable([...lines, next])) lines.push(next);
  }
  return lines;
}

function aLine(draw: Draw, attempt: number): PricedLine {
  const offer = offers[Math.floor(draw(`offer ${attempt}`) * offers.length)] ?? offers[0];
  if (!offer) throw new Error('there is nothing to sell');
  const [{ vatPercentage }, , , , upTo] = offer;
  const quantity = money(String(1 + Math.floor(draw(`quantity ${attempt}`) * 14)));
  const gross = money(String(1 + Math.floor(draw(`price ${attempt}`) * upTo * 20))).dividedBy(20);
  return {
    offer,
    quantity: quantity.toFixed(),
    net: gross.dividedBy(fraction(vatPercentage).plus(1)).toFixed(4),
    gross: gross.toFixed(2),
    amounts: fromGross(gross.times(quantity), vatPercentage),
  };
}

/** Whether books that add VAT to net prices come to our totals, rounding per line as well as per document. */
function isBookable(lines: readonly PricedLine[]): boolean {
  const perLine = lines.every(({ offer: [{ vatPercentage }], quantity, net, amounts }) => {
    const booked = fromNet(money(net).times(money(quantity)), vatPercentage);
    return booked.exclVat.equals(amounts.exclVat) && booked.vat.equals(amounts.vat);
  });
  const perDocument = perRate(lines).every(([{ vatPercentage }, exclVat, vat]) =>
    toCents(money(exclVat).times(fraction(vatPercentage))).equals(money(vat)),
  );
  return perLine && perDocument;
}

const turned = (priced: PricedLine): PricedLine => ({
  ...priced,
  quantity: `-${priced.quantity}`,
  amounts: {
    exclVat: priced.amounts.exclVat.negated(),
    vat: priced.amounts.vat.negated(),
    inclVat: priced.amounts.inclVat.negated(),
  },
});

const added = (lines: readonly PricedLine[]): Amounts => ({
  exclVat: sum(lines.map(({ amounts }) => amounts.exclVat)),
  vat: sum(lines.map(({ amounts }) => amounts.vat)),
  inclVat: sum(lines.map(({ amounts }) => amounts.inclVat)),
});

const texts = ({ exclVat, vat, inclVat }: Amounts) =>
  [amountText(exclVat), amountText(vat), amountText(inclVat)] as const;

const perRate = (lines: readonly PricedLine[]): (readonly [Rate, exclVat: string, vat: string])[] =>
  [...Map.groupBy(lines, ({ offer: [rate] }) => rate)].map(([rate, ofRate]) => {
    const { exclVat, vat } = added(ofRate);
    return [rate, amountText(exclVat), amountText(vat)];
  });
