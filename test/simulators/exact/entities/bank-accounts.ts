import { isBankAccount, isIban } from '../../rules/iban.ts';
import { bankAccountsFields } from '../fields/bank-accounts.ts';
import { type Desk, insert, touch } from '../model/desk.ts';
import { byId, rowsOf, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven, knownId } from '../rules/references.ts';
import { Complaints } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';

/** Bank accounts of accounts; the first one is the main one. */
export const bankAccounts: Entity = {
  path: 'crm/BankAccounts',
  type: 'Exact.Web.Api.Models.BankAccount',
  key: 'ID',
  fields: bankAccountsFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  show: (row, { division }) => ({
    ...row,
    AccountName: byId(division, 'crm/Accounts', row.Account)?.Name ?? null,
    IBAN: isIban(String(row.BankAccount)) ? (row.BankAccount ?? null) : null,
  }),

  create({ values }, desk) {
    judge(values, desk);
    const first = !rowsOf(desk.division, 'crm/BankAccounts').some(({ Account }) => Account === values.Account);
    const row = insert(desk, 'crm/BankAccounts', 'ID', {
      Type: 'A',
      ...values,
      BankAccount: compact(values),
      Main: first || values.Main === true,
    });
    keepOneMain(row, desk);
    return row;
  },

  update(row, { values }, desk) {
    judge({ ...row, ...values }, desk);
    Object.assign(row, values);
    row.BankAccount = compact(row);
    keepOneMain(touch(desk, row), desk);
  },

  remove(row, desk) {
    table(desk.division, 'crm/BankAccounts').delete(String(row.ID));
  },
};

const compact = ({ BankAccount }: Row): string => String(BankAccount).replaceAll(/[\s.]/g, '').toUpperCase();

function judge(row: Row, desk: Desk): void {
  const complaints = new Complaints();
  complaints.when(!isGiven(row.Account), 'Verplicht: Relatie');
  knownId(complaints, desk, 'crm/Accounts', row.Account, 'Relatie');
  complaints.when(!isGiven(row.BankAccount), 'Verplicht: Bankrekening');
  complaints.when(isGiven(row.BankAccount) && !isBankAccount(String(row.BankAccount)), 'Ongeldig: Bankrekening');
  const bic = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
  complaints.when(isGiven(row.BICCode) && !bic.test(String(row.BICCode)), 'Ongeldig: BIC-code');
  complaints.settle();
}

function keepOneMain(row: Row, desk: Desk): void {
  if (row.Main !== true) return;
  for (const other of rowsOf(desk.division, 'crm/BankAccounts')) {
    if (other !== row && other.Account === row.Account) other.Main = false;
  }
}
