import { expect } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { type MoneybirdWorld, type MoneybirdWorldOptions, moneybirdWorld } from '../world.ts';
import { Mortal } from './mortal.ts';
import { pushAndDie } from './push-and-die.ts';

/** Whose invoice it is: a new company's each time, with a contact and a contact person to make, or one that is known. */
type Whose = 'newcomers' | 'a regular guest';

function eventOf(nth: number, whose: Whose) {
  const number = String(9_000 + (whose === 'newcomers' ? nth : 0));
  const customer = aCompany({ id: number, number, companyName: `Herberg ${number} B.V.` });
  return anEvent({ customer, invoice: anInvoice({ id: `i-${nth}`, number: `2026-${9_000 + nth}` }) });
}

function whatStands(world: MoneybirdWorld, nth: number, whose: Whose) {
  const { number } = eventOf(nth, whose).detail.customer;
  const contacts = world.books.contacts().filter(({ customerId }) => customerId === number);
  const invoices = world.books.invoices().filter(({ reference }) => reference === `2026-${9_000 + nth}`);
  const told = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === `i-${nth}`);
  return {
    contacts: contacts.map(({ people }) => people),
    invoices: invoices.map(({ kind, state, totals }) => [kind, state, totals.incl]),
    told: new Set(told.map((detail) => detail.id)).size,
  };
}

/**
 * Lets the process die at each of the steps that `pointsOf` takes: there is one contact, one person and one invoice each
 * time. Answers how many steps there are.
 */
export async function walk(
  options: MoneybirdWorldOptions,
  kind: 'external' | 'sales',
  whose: Whose,
  pointsOf: (steps: number) => readonly number[],
): Promise<number> {
  await using world = await moneybirdWorld(options);
  const once = { contacts: [['Anna de Jansen']], invoices: [[kind, 'open', '210.00']], told: 1 };
  const whole = new Mortal();
  if (whose === 'a regular guest') await pushAndDie(world, eventOf(0, whose), new Mortal());
  await pushAndDie(world, eventOf(1, whose), whole);
  expect(whatStands(world, 1, whose)).toEqual(once);

  const wrong: object[] = [];
  for (const dieAt of pointsOf(whole.steps)) {
    await pushAndDie(world, eventOf(dieAt + 2, whose), new Mortal(dieAt));
    const stands = whatStands(world, dieAt + 2, whose);
    if (JSON.stringify(stands) !== JSON.stringify(once)) wrong.push({ dieAt, of: whole.steps, ...stands });
  }
  expect(wrong).toEqual([]);
  return whole.steps;
}
