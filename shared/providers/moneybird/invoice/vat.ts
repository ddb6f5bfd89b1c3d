import { type Customer, customerName } from '../../../domain/customer.ts';
import type { Line } from '../../../domain/invoice.ts';
import { money } from '../../../domain/money.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import type { TaxRate } from '../lists/code-rows.ts';

/** The tax rate of a line; refuses one that does not fit the line or the customer (mapping 1.6, 1.7). */
export function taxRateOf(line: Line, customer: Customer, { vat }: Mappings, rates: readonly TaxRate[]): TaxRate {
  const rate = fittingRate(
    { id: line.vatRate, percentage: line.vatPercentage },
    valueAt(vat, line.vatRate) ?? '',
    rates,
  );
  if (rate.charged && customer.vatNumber === null)
    throw correct('vat-number-missing', { code: rate.description ?? rate.code, name: customerName(customer) });
  return rate;
}

/** A VAT rate of i-Reserve; an unknown percentage is not checked. */
interface Rate {
  readonly id: string;
  readonly percentage: string | null;
}

/** The tax rate that a rate of i-Reserve is mapped to; refuses one that no line of that rate may have (mapping 1.6). */
export function fittingRate({ id, percentage }: Rate, mapped: string, rates: readonly TaxRate[]): TaxRate {
  const rate = rates.find((row) => row.id === mapped.trim());
  const code = rate?.description ?? mapped.trim();
  // Deactivated: Moneybird would refuse it as if it weren't there.
  if (!rate?.usable) throw correct('vat-unmapped', { rate: id, code });
  if (percentage !== null && !money(rate.percentage).equals(percentage))
    throw correct('vat-percentage-mismatch', { rate: id, code, percentage, expected: rate.percentage });
  return rate;
}
