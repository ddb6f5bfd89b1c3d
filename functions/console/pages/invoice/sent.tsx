import { currencySign, dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Hold } from '../../daily/hold.ts';
import { amount } from '../../parts/moment.tsx';
import { Press } from '../../parts/press.tsx';
import { DataTable } from '../../parts/table.tsx';
import { places } from '../../places.ts';
import type { SentInvoice } from '../../sight/sent-invoice.ts';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';

interface SentProps {
  readonly sent: SentInvoice;
  /** What holds up each integration that customers go to; none where all of them were disconnected. */
  readonly holds: readonly (Hold | null)[];
  readonly visit: Visit;
}

/** What i-Reserve sent of an invoice, and the customer's own button, or what that waits for. */
export const Sent = ({ sent, holds, visit }: SentProps) => {
  const { language } = visit;
  const { invoice, customer } = sent;
  const unit = currencySign(invoice.currency);
  const facts = [
    [daily.date, dayText(invoice.date, language)],
    [daily.customerNumber, customer.number],
    [daily.name, customer.name],
    [daily.address, customer.address],
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
          { name: say(daily.article, language), isShort: true },
          { name: say(daily.quantity, language), isNumber: true },
          { name: say(daily.vatRate, language), isShort: true },
          { name: say(daily.exclVat, language), isNumber: true, unit },
          { name: say(daily.inclVat, language), isNumber: true, unit },
        ]}
        rows={invoice.lines.map(({ description, product, ledgerAccount, quantity, vatRate, vatPercentage, totals }) => [
          description,
          product ?? ledgerAccount ?? '',
          amount(quantity, language),
          `${vatRate} (${amount(vatPercentage, language)}\u00a0%)`,
          amount(totals?.exclVat ?? null, language),
          amount(totals?.inclVat ?? null, language),
        ])}
        foot={[
          say(daily.total, language),
          '',
          '',
          '',
          amount(invoice.totals.exclVat, language),
          `${amount(invoice.totals.inclVat, language)} ${invoice.currency}`,
        ]}
      />
      {holds.includes(null) ? (
        <div class="actions">
          <Press
            visit={visit}
            action={places.customerSync(customer.id)}
            label={say(daily.sendCustomer, language)}
            values={{ invoice: invoice.id }}
            tone="quiet"
          />
        </div>
      ) : (
        holds.length > 0 && (
          <p class="hint">{say(holds.includes('stopped') ? daily.sendWhenSolved : daily.sendWhenOn, language)}</p>
        )
      )}
    </>
  );
};
