import type { Customer } from '../../../../shared/domain/customer.ts';
import type { OutboxEvent } from '../../../../shared/domain/events-out.ts';
import type { Entry } from '../../../../shared/sync/ledger/entry.ts';
import { aCompany, anEvent, anInvoice } from '../../../builders.ts';
import type { MoneybirdWorld, TestWorld } from '../../../world.ts';
import { documentsOf, faultsOfInvoice, faultsOfLine, relationsOf, saidOf, toldSince } from '../observe.ts';

type InvoiceOver = Parameters<typeof anInvoice>[0];
type EventOver = NonNullable<Parameters<typeof anEvent>[0]>;

/** How many calls the books refused for being too many. */
const refusedBy = (world: TestWorld | MoneybirdWorld): number =>
  'exact' in world
    ? Object.values(world.exact.limits.refused).reduce((sum, count) => sum + count, 0)
    : world.moneybird.limits.refused;

/** What one scene is about: an invoice and its customer, by number, and what is said from now on. */
export class Subject<W extends TestWorld | MoneybirdWorld = TestWorld> {
  readonly world: W;
  readonly id: string;
  readonly number: string;
  readonly customer: Customer;
  /** A restore brings back a ledger that told more since. */
  isForgotten = false;
  readonly #from: number;
  readonly #refused: number;

  constructor(world: W, nth: number, customer?: Customer) {
    this.world = world;
    this.id = `i-${nth}`;
    this.number = `2026-S${String(nth).padStart(4, '0')}`;
    this.customer =
      customer ?? aCompany({ id: `c-${nth}`, number: String(9_000 + nth), companyName: `Herberg ${nth}` });
    this.#from = world.told.length;
    this.#refused = refusedBy(world);
  }

  /** The moment, and so many seconds. */
  at(seconds = 0): string {
    return new Date(this.world.clock.now() + seconds * 1_000).toISOString();
  }

  /** What i-Reserve says of the invoice. */
  event(over: InvoiceOver = {}, more: EventOver = {}) {
    return anEvent({
      id: `event of ${this.id}`,
      occurredAt: this.at(),
      customer: this.customer,
      ...more,
      invoice: anInvoice({ id: this.id, number: this.number, ...over }),
    });
  }

  /** The facts of this scene, and whether they hold together. */
  told(): { readonly facts: readonly OutboxEvent[]; readonly faults: readonly string[] } {
    return toldSince(this.world.told, this.#from, this.isForgotten);
  }

  /** What was said of the invoice so far, as `saidOf`. */
  said(): readonly string[] {
    return saidOf(this.told().facts, 'invoice', this.id);
  }

  /** What is wrong with an invoice that is to stand still for want of a VAT rate, told so once, or up to `most` times. */
  faultsOfParked(entry: Entry | null, most: number): string[] {
    const said = this.said();
    const isTold = said.length >= 1 && said.length <= most && said.every((word) => word === 'vat-unmapped');
    return [
      ...(isTold ? [] : [`said of the invoice: ${said.join(', ') || 'nothing'}`]),
      ...(entry?.status === 'parked' && entry.dueAt === null ? [] : [`the invoice is ${entry?.status}`]),
      ...documentsOf(this.world, this.number).map(() => 'a document of what is parked'),
    ];
  }

  /** What is wrong with the line, these entries and what was told. */
  async faultsOf(entries: Parameters<typeof faultsOfLine>[1]): Promise<string[]> {
    const { world } = this;
    return [
      ...this.told().faults,
      ...(refusedBy(world) > this.#refused ? ['a call too many'] : []),
      ...(await faultsOfLine(world, entries)),
    ];
  }

  /** What is wrong with the invoice, its customer, the line and what was told. */
  async faults(outcome: {
    readonly incl?: readonly string[];
    readonly said?: readonly (readonly string[])[];
    readonly saidOfCustomer?: readonly (readonly string[])[];
    readonly isDraftFirst?: boolean;
  }): Promise<string[]> {
    const { world, id, number, customer } = this;
    const { facts } = this.told();
    const relations = relationsOf(world, customer.number);
    const customerSaid = saidOf(facts, 'customer', customer.id).filter((word) => word !== 'changed');
    const maySay = outcome.saidOfCustomer ?? [[], ['synced']];
    return [
      ...faultsOfInvoice(world, facts, {
        id,
        number,
        incl: outcome.incl ?? ['210.00'],
        said: outcome.said ?? [['synced']],
        isDraftFirst: outcome.isDraftFirst ?? false,
      }),
      ...(relations.length === 1 ? [] : [`${relations.length} relations`]),
      ...relations.flatMap(({ persons }) => (persons <= 1 ? [] : [`${persons} contact persons`])),
      ...(maySay.some((one) => String(one) === String(customerSaid)) ? [] : [`said of the customer: ${customerSaid}`]),
      ...(await this.faultsOf([
        { kind: 'invoice', id },
        { kind: 'customer', id: customer.id },
      ])),
    ];
  }
}
