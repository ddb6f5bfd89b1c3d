import { expect, test } from 'vitest';
import { aCompany } from '../builders.ts';
import { customerEntry, customerRequest } from '../integration/sync/fixtures.ts';
import { pointsOf, shareOf } from '../tier.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../world.ts';
import { Mortal } from './mortal.ts';
import { pushAndDie } from './push-and-die.ts';

const STRIDE = 6;

/** What the books show of a relation. */
interface Shown {
  readonly person: readonly (string | null)[];
  readonly city: string | null;
  readonly ibans: readonly string[];
}

/** Each relation that the books have of a customer, by its number. */
type Books = (number: string) => readonly Shown[];

/** What was sent: at first, and as it changed since. */
const SENT: Readonly<Record<'first' | 'changed', { city: string; iban: string }>> = {
  first: { city: 'Utrecht', iban: 'NL91ABNA0417164300' },
  changed: { city: 'Ede', iban: 'NL20INGB0001234567' },
};

/** The nth company. */
function company(nth: number, as: keyof typeof SENT = 'first') {
  const number = String(9_000 + nth);
  const { city, iban } = SENT[as];
  const address = { ...aCompany().address, city };
  return aCompany({ id: number, number, companyName: `Herberg ${nth} B.V.`, address, iban });
}

/**
 * Lets the process die at steps of making a relation, and at the same step of changing it: each request is answered
 * once, and there is one relation, as it was last sent. Answers how many steps there are.
 *
 * @param keepsIbans - whether the books keep an account of before beside the one that was sent
 */
async function walk(world: AnyWorld, booksOf: Books, keepsIbans: boolean): Promise<readonly number[]> {
  async function push(nth: number, as: keyof typeof SENT, mortal: Mortal) {
    world.clock.advance(1_000);
    world.told.length = 0;
    const customer = company(nth, as);
    const occurredAt = new Date(world.clock.now()).toISOString();
    await pushAndDie(world, customerRequest(customer, { id: `button at ${occurredAt}`, occurredAt }), mortal);
    const told = new Map(world.told.map(({ type, detail }) => [detail.id, type]));
    const { status, asked } = await customerEntry(world, customer.id);
    return { told: [...told.values()], status, asked, books: booksOf(customer.number) };
  }
  const answered = (as: keyof typeof SENT) => {
    const { city, iban } = SENT[as];
    const ibans = keepsIbans && as === 'changed' ? [SENT.first.iban, iban] : [iban];
    const books = [{ person: ['Anna de Jansen'], city, ibans }];
    return { told: ['customer.synced'], status: 'done', asked: false, books };
  };

  const [making, changing] = [new Mortal(), new Mortal()];
  expect(await push(0, 'first', making)).toEqual(answered('first'));
  expect(await push(0, 'changed', changing)).toEqual(answered('changed'));
  const wrong: object[] = [];
  for (const dieAt of pointsOf(Math.max(making.steps, changing.steps), STRIDE, 2)) {
    for (const as of ['first', 'changed'] as const) {
      const stands = await push(dieAt + 1, as, new Mortal(dieAt));
      if (JSON.stringify(stands) !== JSON.stringify(answered(as))) wrong.push({ dieAt, as, ...stands });
    }
  }
  expect(wrong).toEqual([]);
  return [making.steps, changing.steps];
}

const promise = `a customer that somebody asks for is answered once and stands there once, as it was sent, though the process dies at ${shareOf('step', STRIDE)}`;

test(`Exact: ${promise}`, async () => {
  await using world = await testWorld({ exact: { readings: { refreshTokens: 'overlapping' } } });
  const { books } = world;
  const contactsOf = (id: string) => books.rows('crm/Contacts').filter((row) => row.Account === id);
  const booksOf: Books = (number) =>
    books
      .relations()
      .filter(({ code }) => code === number)
      .map(({ id, contactPerson, place, ibans }) => ({
        person: contactsOf(id).map(() => contactPerson),
        city: place,
        ibans,
      }));
  const steps = await walk(world, booksOf, true);
  expect(Math.min(...steps)).toBeGreaterThan(10); // the walks are as long as they should be
}, 600_000);

test(`Moneybird: ${promise}`, async () => {
  await using world = await moneybirdWorld();
  const booksOf: Books = (number) =>
    world.books
      .contacts()
      .filter(({ customerId }) => customerId === number)
      .map(({ people, city, iban }) => ({ person: people, city, ibans: [iban] }));
  const steps = await walk(world, booksOf, false);
  expect(Math.min(...steps)).toBeGreaterThan(10); // the walks are as long as they should be
}, 600_000);
