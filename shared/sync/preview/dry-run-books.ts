import type { Books } from '../../providers/books.ts';
import type { Provider } from '../../providers/provider.ts';
import type { FoundRelation, PartFields, RelationIds, RelationPart } from '../../providers/relation.ts';
import type { Wire, WireRequest } from '../../providers/wire.ts';
import type { SyncContext } from '../ledger/context.ts';

/** What a push would send; ids that are not known yet are `{relation}`, `{invoice}` and the like. */
export interface DryRunRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A part of a relation that would be made or changed. */
export interface DryRunPart {
  readonly part: RelationPart;
  readonly set: PartFields;
  readonly blank: PartFields;
}

/** What was asked of the books and what would have been sent to them. */
export interface DryRunResult {
  requests(): readonly DryRunRequest[];
  readonly parts: readonly DryRunPart[];
  /** The relations that were found, and whether by our number or by an id. */
  readonly found: readonly { readonly relation: FoundRelation; readonly by: 'id' | 'number' }[];
  /** Whether an id stands for something that was not made. */
  isMadeUp(id: string): boolean;
}

/** Thrown where a request would have left. */
class Unsent extends Error {
  override readonly name = 'Unsent';
}

/**
 * Opens books that can be read and not written: the provider builds each request, and it is noted in place of being
 * sent. What it would have made is there for the next request, under an id that stands for it.
 */
export function dryRunBooks({
  provider,
  wire,
  integration: { administration },
}: Pick<SyncContext, 'provider' | 'wire' | 'integration'>): {
  readonly books: Books;
  readonly wire: Wire;
  readonly rehearsed: DryRunResult;
} {
  const sent: WireRequest[] = [];
  const ids = madeUpIds(provider);
  const parts: DryRunPart[] = [];
  const found: { readonly relation: FoundRelation; readonly by: 'id' | 'number' }[] = [];
  const reading = readingOnly(wire, sent);
  const books = provider.open(reading, administration ?? NOWHERE);

  /** Notes the part when its verb has something to send. */
  async function writing<T>(part: DryRunPart, act: Promise<T>, instead: T): Promise<T> {
    const before = sent.length;
    const result = await unsent(act, instead);
    if (sent.length > before) parts.push(part);
    return result;
  }

  return {
    wire: reading,
    books: {
      ...books,
      async findRelation(by) {
        const relations = await books.findRelation(by);
        found.push(
          ...relations.map((relation) => ({ relation, by: 'id' in by ? ('id' as const) : ('number' as const) })),
        );
        return relations;
      },
      createPart: (part, known: RelationIds) =>
        writing({ part, set: part.fields, blank: {} }, books.createPart(part, known), ids.of(nameOf(part, known))),
      updatePart: (part, known, change) =>
        writing({ part, ...change }, books.updatePart(part, known, change), undefined),
      createInvoice: (plan, relation) =>
        unsent(books.createInvoice(plan, relation), {
          externalId: ids.of('invoice'),
          externalNumber: null,
          url: null,
          reference: plan.reference,
          kind: plan.kind,
          document: plan.document,
          relation: null,
          totals: plan.totals,
          final: false,
          revocable: true,
          createdAtMs: null,
        }),
      finaliseInvoice: (plan, externalId) =>
        unsent(books.finaliseInvoice(plan, externalId), { remarks: [], externalNumber: plan.reference, url: null }),
      withdrawInvoice: (externalId, document) => unsent(books.withdrawInvoice(externalId, document), undefined),
    },
    rehearsed: {
      requests: () => sent.map(({ method, path, body = null }) => ids.named({ method, path, body })),
      parts,
      found,
      isMadeUp: ids.isMadeUp,
    },
  };
}

/** Whatever a provider calls the relation itself, it is the part that has none before it. */
const nameOf = ({ name }: RelationPart, known: RelationIds): string =>
  Object.keys(known).length === 0 ? 'relation' : name;

const NOWHERE = { id: '', name: '', number: null, vatNumber: null };

const readingOnly = (wire: Wire, sent: WireRequest[]): Wire => ({
  origin: wire.origin,
  reserve: async () => undefined,
  async send(request) {
    if (request.method === 'GET') return wire.send(request);
    sent.push(request);
    throw new Unsent();
  },
});

/** A verb that came as far as sending has done its part; `instead` is what it would have answered. */
async function unsent<T>(act: Promise<T>, instead: T): Promise<T> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof Unsent) return instead;
    throw error;
  }
}

/** Ids for what is not made, and the names that people read in their place. */
function madeUpIds(provider: Pick<Provider, 'madeUpId'>) {
  const names = new Map<string, string>();
  return {
    isMadeUp: (id: string): boolean => [...names.values()].includes(id),
    of(name: string): string {
      const id = names.get(name) ?? provider.madeUpId(names.size + 1);
      names.set(name, id);
      return id;
    },
    /** Ids stand alone in a body; a text that holds one by chance stays that text. */
    named({ method, path, body }: DryRunRequest): DryRunRequest {
      const name = (value: unknown) => [...names].find(([, id]) => id === value)?.[0];
      const shown = (_: string, value: unknown) => (name(value) === undefined ? value : `{${name(value)}}`);
      return {
        method,
        path: [...names].reduce((all, [one, id]) => all.replaceAll(id, `{${one}}`), path),
        body: JSON.parse(JSON.stringify(body), shown),
      };
    },
  };
}
