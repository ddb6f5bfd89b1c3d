import type { Faults, Planned } from './faults.ts';
import { type Asked, empty, json, type Reply } from './reply.ts';

/** What can be looked at and arranged from outside. */
export interface Control<F extends { readonly kind: string }> {
  readonly faults: Faults<F>;
  readonly requests: { all(): readonly object[]; clear(): void };
  /** The books that the query asks for, or the first ones. */
  readonly books: (query: URLSearchParams) => object | undefined;
}

/** Answers below `/_simulator`, which is no part of any provider. */
export function control<F extends { readonly kind: string }>(
  asked: Asked,
  { faults, requests, books }: Control<F>,
): Reply {
  switch (`${asked.method} ${asked.path.slice('/_simulator'.length)}`) {
    case 'GET /books': {
      const found = books(asked.query);
      return found ? json(200, found) : empty(404);
    }
    case 'GET /requests':
      return json(200, requests.all());
    case 'DELETE /requests':
      requests.clear();
      return empty(204);
    case 'POST /faults':
      return plan(asked.body, faults);
    case 'DELETE /faults':
      faults.clear();
      return empty(204);
    default:
      return empty(404);
  }
}

/** Reads `{method, path, fault, times}`; a path between slashes is a pattern. */
function plan<F extends { readonly kind: string }>(body: string, faults: Faults<F>): Reply {
  const planned = JSON.parse(body) as Planned<F> & { readonly path?: string };
  const pattern = /^\/(.+)\/$/.exec(planned.path ?? '')?.[1];
  faults.next(pattern ? { ...planned, path: new RegExp(pattern) } : planned);
  return json(201, { pending: faults.pending });
}
