import type { Desk } from '../model/desk.ts';
import { byCode, byId } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';
import { isGiven, knownCode, knownId } from '../rules/references.ts';
import { type Complaints, Refusal } from '../rules/refusal.ts';
import { rateOf } from './currency.ts';

/** Complains about everything that the books have against the header of an invoice. */
export function judgeInvoice(complaints: Complaints, invoice: Row, desk: Desk, day: number): void {
  playedOnly(invoice);
  judgeAccount(complaints, invoice.InvoiceTo, 'Factuur voor', desk, day);
  judgeAccount(complaints, invoice.OrderedBy, 'Besteld door', desk, day);
  judgeJournal(complaints, invoice, desk);
  complaints.when(![8020, 8021].includes(Number(invoice.Type)), 'Ongeldig: Type');
  complaints.when(!rateOf(String(invoice.Currency), desk.division.currency), 'Ongeldige referentie: Valuta');
  complaints.when(!isGiven(invoice.PaymentCondition), 'Verplicht: Betalingsconditie');
  knownCode(complaints, desk, 'cashflow/PaymentConditions', invoice.PaymentCondition, 'Betalingsconditie');
  knownId(complaints, desk, 'crm/Accounts', invoice.DeliverTo, 'Afleveren aan');
  for (const contact of ['OrderedByContactPerson', 'InvoiceToContactPerson', 'DeliverToContactPerson'] as const) {
    knownId(complaints, desk, 'crm/Contacts', invoice[contact], 'Contactpersoon');
  }
}

function judgeAccount(complaints: Complaints, id: Value | undefined, label: string, desk: Desk, day: number): void {
  complaints.when(!isGiven(id), `Verplicht: ${label}`);
  knownId(complaints, desk, 'crm/Accounts', id, label);
  const account = byId(desk.division, 'crm/Accounts', id);
  if (!account) return;
  complaints.when(account.Status !== 'C', 'Ongeldig: Klant (Type)');
  complaints.when(account.Blocked === true, `Blocked: Account: ${String(account.Code).trim()}`);
  const ended = isGiven(account.EndDate) && Number(account.EndDate) < day;
  complaints.when(ended || Number(account.StartDate ?? 0) > day, desk.readings.endedRelation);
}

function judgeJournal(complaints: Complaints, invoice: Row, desk: Desk): void {
  complaints.when(!isGiven(invoice.Journal), 'Verplicht: Dagboek');
  knownCode(complaints, desk, 'financial/Journals', invoice.Journal, 'Dagboek');
  const journal = byCode(desk.division, 'financial/Journals', invoice.Journal);
  if (!journal) return;
  complaints.when(journal.Type !== 20, 'Invalid: Journal (type)');
  complaints.when(journal.IsBlocked === true, `Blocked: Journal: ${journal.Code}`);
  const fixed = journal.AllowVariableCurrency !== true && invoice.Currency !== journal.Currency;
  complaints.when(fixed, 'Niet toegestaan: Valuta');
  const receivables = byId(desk.division, 'crm/Accounts', invoice.InvoiceTo)?.GLAR;
  complaints.when(
    isGiven(receivables) && receivables !== journal.GLAccount,
    'De klantenrekening van deze relatie is niet gelijk aan de rekening van het gebruikte verkoopdagboek',
  );
}

const notPlayed = ['AmountDiscount', 'AmountDiscountExclVat', 'ExtraDutyAmountFC', 'GAccountAmountFC'] as const;

/** Refuses amounts whose effect nobody described: passing over them in silence would be a lie. */
function playedOnly(invoice: Row): void {
  const asked = notPlayed.find((name) => isGiven(invoice[name]) && invoice[name] !== 0);
  if (asked) throw new Refusal(501, `The simulator does not play ${asked}.`);
}
