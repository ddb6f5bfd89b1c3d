import { type Customer, customerName } from '../../../domain/customer.ts';
import type { Line } from '../../../domain/invoice.ts';
import { money } from '../../../domain/money.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import type { TaxRate } from '../code-rows.ts';

/** The tax rate of a line; refuses one that does not fit the line or the customer (mapping 1.6, 1.7). */
export function taxRateOf(line: Line, customer: Customer, { vat }: Mappings, rates: readonly TaxRate[]): TaxRate {
  const mapped = vat[line.vatRate]?.trim() ?? '';
  const rate = rates.find(({ id }) => id === mapped);
  const code = rate?.description ?? mapped;
  // Deactivated: Moneybird would refuse it as if it weren't there.
  if (!rate?.usable) throw correct('vat-unmapped', { rate: line.vatRate, code });
  if (!money(rate.percentage).equals(line.vatPercentage)) {
    const percentages = { percentage: line.vatPercentage, expected: rate.percentage };
    throw correct('vat-percentage-mismatch', { rate: line.vatRate, code, ...percentages });
  }
  if (rate.charged && customer.vatNumber === null)
    throw correct('vat-number-missing', { code, name: customerName(customer) });
  return rate;
}
