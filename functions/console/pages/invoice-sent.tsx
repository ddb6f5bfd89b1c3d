import { customerName } from '../../../shared/domain/customer.ts';
import { dayText } from '../../../shared/domain/readable.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { InvoiceSnapshot } from '../../../shared/sync/ledger/ledger.ts';
import { maskedCustomer } from '../daily/masked.ts';
import { amount } from '../parts/moment.tsx';
import { Press } from '../parts/press.tsx';
import { DataTable } from '../parts/table.tsx';
import { places } from '../places.ts';
import { isMasked, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

/** What i-Reserve sent of an invoice, without personal data for whoever only helps, and the customer's own button. */
export const Sent = ({ snapshot, visit }: { readonly snapshot: InvoiceSnapshot; readonly visit: Visit }) => {
  const { language } = visit;
  const { invoice } = snapshot;
  const customer = isMasked(visit) ? maskedCustomer(snapshot.customer) : snapshot.customer;
  const { address } = customer;
  const facts = [
    [daily.date, dayText(invoice.date, language)],
    [daily.customerNumber, customer.number],
    [daily.name, customerName(customer)],
    [daily.address, [address?.street, address?.postalCode, address?.city, address?.country].filter(Boolean).join(', ')],
    [daily.email, customer.email],
    [daily.vatNumber, customer.vatNumber],
  ] as const;
  return (
    <>
      <dl>{facts.flatMap(([words, value]) => (value ? [<dt>{say(words, language)}</dt>, <dd>{value}</dd>] : []))}</dl>
      <DataTable
        caption={say(daily.lines, language)}
        columns={[
          { name: say(daily.description, language) },
          { name: say(daily.quantity, language), isNumber: true },
          { name: say(daily.vatRate, language) },
          { name: say(daily.inclVat, language), isNumber: true },
        ]}
        rows={invoice.lines.map(({ description, quantity, vatRate, vatPercentage, totals }) => [
          description,
          amount(quantity, language),
          `${vatRate} (${amount(vatPercentage, language)} %)`,
          amount(totals?.inclVat ?? null, language),
        ])}
        foot={[say(daily.total, language), '', '', `${amount(invoice.totals.inclVat, language)} ${invoice.currency}`]}
      />
      <div class="actions">
        <Press
          visit={visit}
          action={places.customerSync(snapshot.customer.id)}
          label={say(daily.sendCustomer, language)}
          values={{ invoice: invoice.id }}
          tone="quiet"
        />
      </div>
    </>
  );
};
