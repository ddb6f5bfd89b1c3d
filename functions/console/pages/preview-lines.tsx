import { amountText, money, sum } from '../../../shared/domain/money.ts';
import { valueAt } from '../../../shared/domain/outside-record.ts';
import { currencySign } from '../../../shared/domain/readable.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { Choice } from '../../../shared/providers/code-lists.ts';
import type { ProviderWords } from '../../../shared/providers/settings/provider-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { amount } from '../parts/moment.tsx';
import { DataTable } from '../parts/table.tsx';
import type { SentInvoice } from '../sight/sent-invoice.ts';
import type { Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { invoicePage } from '../words/invoice.ts';

type Preview = Awaited<ReturnType<Visit['preview']>>;

interface LinesProps {
  readonly lines: Preview['lines'];
  /** What they come to in the books; null when it is unknown. */
  readonly booked: Preview['booked'];
  readonly sent: SentInvoice;
  readonly integration: Integration;
  /** What these books call things. */
  readonly theirs: ProviderWords;
  readonly vatCodes: readonly Choice[];
  readonly ledgerAccounts: readonly Choice[];
  /** Where a line is mapped to no ledger account, its article decides. */
  readonly byArticle: boolean;
  readonly visit: Visit;
}

/** What would be booked of each line; of one that stops what it lacks. */
export const PreviewLines = ({ lines, booked, vatCodes, theirs, visit: { language }, ...rest }: LinesProps) => {
  const accounts = accountsOf(rest);
  const { byArticle } = rest;
  const hasArticles = byArticle || lines.some(({ article }) => article !== null);
  const [unmapped, unit] = [say(daily.unmapped, language), currencySign(rest.sent.invoice.currency)];
  const named = (code: string | null) =>
    (theirs.vatCodeKnownBy === 'description' && vatCodes.find((one) => one.code === code)?.description) || code;
  return (
    <DataTable
      caption={say(daily.lines, language)}
      columns={[
        { name: say(daily.description, language) },
        { name: say(daily.quantity, language), isNumber: true },
        { name: say(priceWords(lines, booked), language, { unit }), isNumber: true },
        { name: say(theirs.vatCode, language) },
        ...(hasArticles ? [{ name: say(daily.article, language) }] : []),
        { name: say(daily.ledgerAccount, language) },
      ]}
      rows={lines.map(({ description, quantity, price, vatCode, article }, nth) => [
        description,
        amount(quantity, language),
        amount(price && priceText(price), language),
        named(vatCode) ?? unmapped,
        ...(hasArticles ? [article ?? unmapped] : []),
        accounts[nth] ??
          say(!byArticle ? daily.accountOfBooks : article ? daily.accountOfArticle : daily.accountUntold, language),
      ])}
    />
  );
};

/** Whether prices are without VAT or with it, by which total they come to; neither is said where both are the same or unknown. */
function priceWords(lines: Preview['lines'], booked: Preview['booked']): Words {
  if (booked === null || money(booked.vat).isZero()) return invoicePage.priceIn;
  const total = sum(lines.map(({ price, quantity }) => money(price ?? '0').times(quantity))).abs();
  const [toExcl, toIncl] = [booked.exclVat, booked.inclVat].map((one) => total.minus(money(one).abs()).abs());
  return toExcl && toIncl && toExcl.lessThan(toIncl) ? invoicePage.priceExcl : invoicePage.priceIncl;
}

/** A price has two decimals at least, as amounts have. */
const priceText = (price: string): string => (money(price).decimalPlaces() > 2 ? price : amountText(money(price)));

/** The ledger account that each line of i-Reserve is mapped to, by its name where that is known; null where it is mapped to none. */
const accountsOf = ({
  sent,
  integration,
  ledgerAccounts,
}: Pick<LinesProps, 'sent' | 'integration' | 'ledgerAccounts'>): readonly (string | null)[] =>
  sent.invoice.lines.map(({ ledgerAccount }) => {
    const code = valueAt(integration.mappings.ledgerAccounts, ledgerAccount)?.trim() ?? null;
    const name = ledgerAccounts.find((one) => one.code === code)?.description ?? null;
    return name === null || code === null || name.startsWith(code) ? (name ?? code) : `${code} ${name}`;
  });
