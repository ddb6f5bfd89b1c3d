import { expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { pointsOf, shareOf } from '../tier.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { Mortal } from './mortal.ts';
import { pushAndDie } from './push-and-die.ts';

const STRIDE = 2;

/** A new company each time: an account, a contact person, a bank account and a final invoice to make. */
function newcomer(nth: number) {
  const number = String(9_000 + nth);
  const customer = aCompany({ id: number, number, companyName: `Herberg ${nth} B.V.` });
  return anEvent({ customer, invoice: anInvoice({ id: `i-${nth}`, number: `2026-${number}` }) });
}

/**
 * Makes one call with a process that lives, so that the token is young when the other one dies: a death between the
 * answer to a refresh and its first write loses the chain, whatever we do (`reference/reliability.md` A3).
 */
async function refreshToken(world: TestWorld): Promise<void> {
  const { customer } = newcomer(0).detail;
  const occurredAt = new Date(world.clock.now()).toISOString();
  const detail = { id: `at ${occurredAt}`, tenant: world.key.tenant, occurredAt, customer };
  await world.push({ source: 'ireserve', 'detail-type': 'customer.sync-requested', detail });
}

function whatStands(world: TestWorld, nth: number) {
  const number = String(9_000 + nth);
  const relations = world.books.relations().filter(({ code }) => code === number);
  const id = relations[0]?.id;
  const ofRelation = (path: 'crm/Contacts' | 'crm/BankAccounts') =>
    world.books.rows(path).filter((row) => row.Account === id).length;
  const invoices = world.books.invoices().filter(({ reference }) => reference === `2026-${number}`);
  const told = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === `i-${nth}`);
  return {
    relations: relations.length,
    contacts: ofRelation('crm/Contacts'),
    contactPerson: relations[0]?.contactPerson,
    bankAccounts: ofRelation('crm/BankAccounts'),
    invoices: invoices.map(({ status, totals }) => [status, totals.incl]),
    told: new Set(told.map((detail) => detail.id)).size,
  };
}

const once = {
  relations: 1,
  contacts: 1,
  contactPerson: 'Anna de Jansen',
  bankAccounts: 1,
  invoices: [[50, '210.00']],
  told: 1,
};

test(`whenever the process dies at ${shareOf('step', STRIDE)}, there is one invoice, account, contact person and bank account`, async () => {
  await using world = await testWorld({
    details: { finaliseInvoice: true },
    exact: { readings: { invoiceNumber: 'at-printing' } },
  });
  const whole = new Mortal();
  await pushAndDie(world, newcomer(0), whole);
  expect(whatStands(world, 0)).toEqual(once);

  const wrong: object[] = [];
  for (const dieAt of pointsOf(whole.steps, STRIDE)) {
    await refreshToken(world);
    const mortal = new Mortal(dieAt);
    await pushAndDie(world, newcomer(dieAt + 1), mortal);
    const stands = whatStands(world, dieAt + 1);
    if (JSON.stringify(stands) !== JSON.stringify(once)) wrong.push({ dieAt, of: whole.steps, ...stands });
  }
  expect(wrong).toEqual([]);
  expect(whole.steps).toBeGreaterThan(60); // the walk is as long as it should be
}, 600_000);
