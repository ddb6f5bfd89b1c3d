import type { Books } from '../books/books.ts';
import type { Faults, Planned } from './faults.ts';
import { type Asked, empty, json, type Reply } from './reply.ts';
import type { RequestLog } from './request-log.ts';

/** What can be looked at and arranged from outside. */
export interface Control {
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** The books of a division, of the first one when the code is left out. */
  readonly booksOf: (code: number | undefined) => Books | undefined;
}

/** Answers below `/_simulator`, which is no part of Exact. */
export function control(asked: Asked, { faults, requests, booksOf }: Control): Reply {
  switch (`${asked.method} ${asked.path.slice('/_simulator'.length)}`) {
    case 'GET /books': {
      const code = asked.query.get('division');
      const books = booksOf(code === null ? undefined : Number(code));
      return books ? json(200, books.toJSON()) : empty(404);
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
function plan(body: string, faults: Faults): Reply {
  const planned = JSON.parse(body) as Planned & { readonly path?: string };
  const pattern = /^\/(.+)\/$/.exec(planned.path ?? '')?.[1];
  faults.next(pattern ? { ...planned, path: new RegExp(pattern) } : planned);
  return json(201, { pending: faults.pending });
}
