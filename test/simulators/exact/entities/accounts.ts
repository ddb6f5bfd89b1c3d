import { isEmail } from '../../rules/email.ts';
import { isVatNumber } from '../../rules/vat-number.ts';
import { accountsFields } from '../fields/accounts.ts';
import { type Desk, insert, touch } from '../model/desk.ts';
import { byCode, byId, rowsOf, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { emailComplaint } from '../rules/email.ts';
import { isGiven, knownCode, knownId } from '../rules/references.ts';
import { Complaints, invalid } from '../rules/refusal.ts';
import { codeIsFree, nextCode, storedCode } from './account-code.ts';
import type { Entity } from './entity.ts';
import { keepVisitAddress } from './visit-address.ts';

/** Relations: customers, suppliers and everyone else the administration knows. */
export const accounts: Entity = {
  path: 'crm/Accounts',
  type: 'Exact.Web.Api.Models.Account',
  key: 'ID',
  fields: accountsFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  restricted: true,
  collections: { BankAccounts: { of: 'crm/BankAccounts', by: 'Account' } },
  show,

  create({ values }, desk) {
    const code = isGiven(values.Code) ? storedCode(String(values.Code), desk.readings.accountCodes) : nextCode(desk);
    const row: Row = { Status: 'A', Type: 'A', Blocked: false, ...values, Code: code };
    judge(row, values, desk);
    const made = insert(desk, 'crm/Accounts', 'ID', tidy(row));
    keepVisitAddress(made, values, desk);
    return made;
  },

  update(row, { values }, desk) {
    const changed = { ...values };
    if (isGiven(values.Code)) changed.Code = storedCode(String(values.Code), desk.readings.accountCodes);
    judge({ ...row, ...changed }, values, desk, row);
    Object.assign(row, tidy(changed));
    keepVisitAddress(row, values, desk);
    touch(desk, row);
  },

  remove(row, desk) {
    const used = rowsOf(desk.division, 'salesinvoice/SalesInvoices').some(
      ({ OrderedBy, InvoiceTo }) => OrderedBy === row.ID || InvoiceTo === row.ID,
    );
    if (used) throw invalid('In gebruik: Relatie');
    for (const path of ['crm/Contacts', 'crm/BankAccounts', 'crm/Addresses'] as const) {
      for (const owned of rowsOf(desk.division, path)) {
        if (owned.Account === row.ID) table(desk.division, path).delete(String(owned.ID));
      }
    }
    table(desk.division, 'crm/Accounts').delete(String(row.ID));
  },
};

/** Looks at the whole record, and at what was sent where only a sent value can be wrong. */
function judge(row: Row, sent: Row, desk: Desk, self?: Row): void {
  const complaints = new Complaints();
  complaints.when(!isGiven(row.Name), 'Verplicht: Naam');
  codeIsFree(complaints, desk, row.Code, self);
  complaints.when(!['A', 'S', 'P', 'C'].includes(String(row.Status)), 'Ongeldig: Status');
  if (typeof sent.Email === 'string') complaints.when(!isEmail(sent.Email), emailComplaint(sent.Email));
  if (isGiven(sent.VATNumber)) complaints.when(!isVatNumber(String(sent.VATNumber)), 'Ongeldig: Btw-nummer');
  if (isGiven(sent.Country)) complaints.when(!/^[A-Z]{2} ?$/.test(String(sent.Country)), 'Ongeldige referentie: Land');
  knownCode(complaints, desk, 'cashflow/PaymentConditions', sent.PaymentConditionSales, 'Betalingsconditie');
  knownCode(complaints, desk, 'vat/VATCodes', sent.SalesVATCode, 'Btw-code');
  knownId(complaints, desk, 'financial/GLAccounts', sent.GLAccountSales, 'Grootboekrekening');
  knownId(complaints, desk, 'financial/GLAccounts', sent.GLAR, 'Grootboekrekening');
  knownId(complaints, desk, 'crm/Accounts', sent.InvoiceAccount, 'Factuur voor');
  const contact = byId(desk.division, 'crm/Contacts', sent.MainContact);
  complaints.when(isGiven(sent.MainContact) && contact?.Account !== row.ID, 'Ongeldige referentie: Contactpersoon');
  complaints.settle();
}

/** Codes of fixed width get their spaces. */
function tidy(values: Row): Row {
  const tidied = { ...values };
  if (isGiven(values.Country)) tidied.Country = String(values.Country).trim().padEnd(3);
  if (isGiven(values.SalesVATCode)) tidied.SalesVATCode = String(values.SalesVATCode).trim().padEnd(3);
  return tidied;
}

function show(row: Row, { division }: Desk): Row {
  const condition = byCode(division, 'cashflow/PaymentConditions', row.PaymentConditionSales);
  return {
    ...row,
    IsSales: row.Status === 'C',
    PaymentConditionSalesDescription: condition?.Description ?? null,
    SalesVATCodeDescription: byCode(division, 'vat/VATCodes', row.SalesVATCode)?.Description ?? null,
  };
}
