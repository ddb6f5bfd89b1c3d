import { aCompany } from '../../../builders.ts';
import type { MoneybirdWorld, TestWorld } from '../../../world.ts';
import type { Pair, Scene } from '../pair.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

type EitherWorld = TestWorld | MoneybirdWorld;

/** What a scene about an invoice of a known guest is, in the books of either. */
type Begin = (scene: Subject<EitherWorld>, nth: number) => Promise<Scene>;

/** The same two who may meet, once on Exact and once on Moneybird, where invoices are made final. */
export const onEither = (
  name: string,
  begin: Begin,
  details: Parameters<typeof moneybirdTheatre>[1] = {},
): readonly Pair[] => [
  {
    name,
    open: () => exactTheatre(async (world, nth) => begin(new Subject(world, nth, await aKnownGuest(world)), nth)),
  },
  {
    name: `${name}, on Moneybird`,
    open: () =>
      moneybirdTheatre(async (world, nth) => begin(new Subject<EitherWorld>(world, nth, aCompany()), nth), {
        externalInvoice: false,
        finaliseInvoice: true,
        contactSyncBack: false,
        ...details,
      }),
  },
];

/** The code of low VAT in the books. */
export const lowVat = (world: EitherWorld): string => ('exact' in world ? '3' : world.books.taxRate('9% btw').id);
