import type { Customer } from '../../../../shared/domain/customer.ts';
import { MINUTE_MS } from '../../../../shared/domain/duration.ts';
import { aCompany, aLine, anEvent, anInvoice } from '../../../builders.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from '../../../world.ts';
import { openModelTables } from '../model-tables.ts';
import type { Scene, Theatre } from '../pair.ts';

/** Longer than a scene takes without a freeze, and then its token is not due yet. */
const YOUNG_MS = 4 * MINUTE_MS;
/** A token is due for a refresh after nine and a half minutes. */
const OLD_MS = 10 * MINUTE_MS;

/**
 * A theatre on Exact's books. Before each scene the minute's calls are forgotten, the token is young and the code lists
 * are known, so that an order takes the same steps in whichever world.
 */
export async function exactTheatre(
  begin: (world: TestWorld, nth: number) => Promise<Scene>,
  { prepare, ...options }: TestWorldOptions & { readonly prepare?: (world: TestWorld) => Promise<void> } = {},
): Promise<Theatre> {
  const world = await testWorld({
    ...options,
    tables: openModelTables,
    details: { finaliseInvoice: true, ...options.details },
  });
  await prepare?.(world);
  let youngUntilMs = 0;
  return {
    world,
    async scene(nth) {
      world.clock.advance(MINUTE_MS + 1_000);
      if (world.clock.now() > youngUntilMs) {
        await warm(world);
        youngUntilMs = world.clock.now() + YOUNG_MS;
      }
      return begin(world, nth);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** Some guest's invoice goes out, which renews the token and reads the lists. */
async function warm(world: TestWorld): Promise<void> {
  world.clock.advance(OLD_MS);
  const occurredAt = new Date(world.clock.now()).toISOString();
  const invoice = anInvoice({ id: `at ${occurredAt}`, number: `W-${world.clock.now()}` });
  const customer = aCompany({ id: 'guest', number: '8000', companyName: 'Een gast' });
  await world.push(anEvent({ id: `at ${occurredAt}`, occurredAt, invoice, customer }));
}

/** A guest who stands in the books already. */
export async function aKnownGuest(world: TestWorld): Promise<Customer> {
  const guest = aCompany({ id: 'guest', number: '8000', companyName: 'Een gast' });
  if (!(await world.entry('customer', guest.id))) await warm(world);
  return guest;
}

/** The VAT rate of a scene, which nobody has mapped yet. */
export const rateOf = (nth: number): string => `vervoer-${nth}`;

/** An invoice of that rate. */
export const unmapped = (nth: number) => ({ lines: [aLine({ vatRate: rateOf(nth) })] });
