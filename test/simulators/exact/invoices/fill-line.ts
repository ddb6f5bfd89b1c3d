import { Decimal } from 'decimal.js';
import type { Desk } from '../model/desk.ts';
import { byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';

/**
 * Fills a line in from its item, its account and what stood there before.
 *
 * NetPrice is the price of one after discount and goes before UnitPrice; AmountFC counts only without a price.
 */
export function fillLine(sent: Row, before: Row, desk: Desk, account: Row | undefined): Row {
  const line: Row = { ...before, ...sent };
  const item = byId(desk.division, 'logistics/Items', line.Item) ?? {};
  const ledger = isGiven(line.GLAccount)
    ? (line.GLAccount ?? null)
    : (item.GLRevenue ?? account?.GLAccountSales ?? null);
  const ledgerVat = byId(desk.division, 'financial/GLAccounts', ledger)?.VATCode;
  const vatCode = [line.VATCode, item.SalesVatCode, account?.SalesVATCode, ledgerVat].find(isGiven);
  return {
    ...line,
    ...prices(sent, before, item, desk),
    Description: isGiven(line.Description) ? (line.Description ?? null) : (item.Description ?? null),
    GLAccount: ledger,
    UnitCode: line.UnitCode ?? item.Unit ?? null,
    VATCode: vatCode === undefined ? null : String(vatCode).trim().padEnd(3),
    $vatSent: 'VATAmountFC' in sent ? (sent.VATAmountFC ?? null) : (before.$vatSent ?? null),
  };
}

function prices(sent: Row, before: Row, item: Row, desk: Desk): Row {
  const quantity = sent.Quantity ?? before.Quantity ?? 1;
  const discount = new Decimal(Number(sent.Discount ?? before.Discount ?? 0));
  const priced = isGiven(sent.NetPrice) || isGiven(sent.UnitPrice);
  const unit = Number(sent.UnitPrice ?? before.UnitPrice ?? item.StandardSalesPrice ?? 0);
  const kept = 'UnitPrice' in sent || 'Discount' in sent ? undefined : before.NetPrice;
  const net = new Decimal(Number(sent.NetPrice ?? kept ?? new Decimal(unit).times(new Decimal(1).minus(discount))));
  const price = net.toDecimalPlaces(desk.readings.priceDecimals, Decimal.ROUND_HALF_UP).toNumber();
  const amountSent = isGiven(sent.AmountFC) && !priced ? sent.AmountFC : undefined;
  const amountKept = priced || 'Quantity' in sent ? null : before.$amountSent;
  return {
    Quantity: new Decimal(Number(quantity)).toDecimalPlaces(desk.readings.quantityDecimals).toNumber(),
    Discount: discount.toNumber(),
    NetPrice: price,
    UnitPrice: discount.isZero() ? price : unit,
    $amountSent: amountSent ?? amountKept ?? null,
  };
}
