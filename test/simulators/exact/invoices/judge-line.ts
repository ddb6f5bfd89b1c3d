import type { Desk } from '../model/desk.ts';
import { byCode, byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven, knownCode, knownId } from '../rules/references.ts';
import type { Complaints } from '../rules/refusal.ts';
import { isCredit } from './recompute.ts';
import { vatRule } from './vat-rule.ts';

// Cash, bank, receivable, payable and VAT: no place for revenue.
const unfitLedgerTypes = [10, 12, 20, 22, 24];

/** Complains about everything that the books have against a line. */
export function judgeLine(complaints: Complaints, line: Row, sent: Row, invoice: Row, desk: Desk, day: number): void {
  judgeItem(complaints, line, invoice, desk, day);
  judgeVat(complaints, line, sent, desk, day);
  judgeLedger(complaints, line, desk);
}

function judgeItem(complaints: Complaints, line: Row, invoice: Row, desk: Desk, day: number): void {
  complaints.when(!isGiven(line.Item), 'Verplicht: Artikel');
  knownId(complaints, desk, 'logistics/Items', line.Item, 'Artikel');
  const quantity = Number(line.Quantity);
  const refusesNegative = desk.readings.negativeQuantity === 'refused' && !isCredit(invoice.Type);
  complaints.when(quantity < 0 && refusesNegative, 'Ongeldig: Aantal');
  const item = byId(desk.division, 'logistics/Items', line.Item);
  if (!item) return;
  complaints.when(item.IsSalesItem !== true, 'Ongeldig: Artikel (Verkoopartikel)');
  const active = Number(item.StartDate ?? 0) <= day && day <= Number(item.EndDate ?? Number.MAX_SAFE_INTEGER);
  complaints.when(!active, 'Ongeldig: Artikel (Einddatum)');
  complaints.when(item.IsFractionAllowedItem !== true && !Number.isInteger(quantity), 'Ongeldig: Aantal');
}

function judgeVat(complaints: Complaints, line: Row, sent: Row, desk: Desk, day: number): void {
  complaints.when(!isGiven(line.VATCode), 'Ontbrekend: Btw code');
  knownCode(complaints, desk, 'vat/VATCodes', line.VATCode, 'Btw-code');
  const code = byCode(desk.division, 'vat/VATCodes', line.VATCode);
  if (!code) return;
  complaints.when(code.VATTransactionType === 'P' || code.IsBlocked === true, 'Niet toegestaan: Btw-code');
  const noVat = isGiven(sent.VATAmountFC) && sent.VATAmountFC !== 0 && code.Type === 'N';
  complaints.when(
    noVat,
    'Een btw bedrag is niet toegestaan als u gebruikmaakt van een btw-code van het type "geen btw"',
  );
  const { fraction } = vatRule(desk.division, line.VATCode, day);
  const otherPercentage = isGiven(sent.VATPercentage) && !fraction.equals(Number(sent.VATPercentage));
  complaints.when(otherPercentage, 'Ongeldig: Btw-percentage []');
}

function judgeLedger(complaints: Complaints, line: Row, desk: Desk): void {
  complaints.when(!isGiven(line.GLAccount), 'Verplicht: Grootboekrekening');
  knownId(complaints, desk, 'financial/GLAccounts', line.GLAccount, 'Grootboekrekening');
  knownCode(complaints, desk, 'hrm/Costcenters', line.CostCenter, 'Kostenplaats');
  knownCode(complaints, desk, 'hrm/Costunits', line.CostUnit, 'Kostendrager');
  const ledger = byId(desk.division, 'financial/GLAccounts', line.GLAccount);
  if (!ledger) return;
  complaints.when(ledger.IsBlocked === true, `Blocked: Ledger account: ${ledger.Code}`);
  complaints.when(unfitLedgerTypes.includes(Number(ledger.Type)), 'Ongeldig grootboekrekeningtype');
  complaints.when(ledger.UseCostcenter === 1 && !isGiven(line.CostCenter), 'Verplicht: Kostenplaats');
  complaints.when(ledger.UseCostunit === 1 && !isGiven(line.CostUnit), 'Verplicht: Kostendrager');
}
