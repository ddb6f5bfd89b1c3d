import { type Asked, empty, json, type Reply } from '../../simulators/http/reply.ts';
import type { KasboekDoor } from './door.ts';
import { type KasboekLedger, vatKinds } from './ledger.ts';

/** The one ledger there is. */
const BOOK = 'de-eik';

/** What Kasboek answers. */
export function answer(asked: Asked, door: KasboekDoor, ledger: KasboekLedger): Reply {
  const { path, query, body, headers } = asked;
  if (path === '/oauth/authorize') return door.authorize(query);
  if (path === '/oauth/token') return door.exchange(new URLSearchParams(body));
  if (!door.knows(String(headers.authorization))) return json(401, { error: 'no token' });
  if (path === '/v1/me') return json(200, { userId: 'u1' });
  if (path === '/v1/ledgers') return json(200, [{ id: BOOK, name: 'Camping De Eik' }]);
  const [, , book, what, id, act] = path.split('/');
  if (book !== BOOK) return json(404, {});
  if (what === 'vat') return json(200, vatKinds);
  if (what === 'debtors') return debtors(asked, id, ledger);
  return what === 'invoices' ? invoices(asked, id, act, ledger) : json(404, {});
}

function debtors({ method, query, body }: Asked, id: string | undefined, ledger: KasboekLedger): Reply {
  if (method === 'GET') return json(200, ledger.debtors(query));
  const kept = ledger.keepDebtor(id ?? null, JSON.parse(body));
  return kept ? json(200, kept) : json(422, { error: 'debtor' });
}

function invoices(
  { method, query, body }: Asked,
  id: string | undefined,
  act: string | undefined,
  ledger: KasboekLedger,
) {
  if (id === undefined && method === 'GET') return json(200, ledger.search(query));
  if (id === undefined) {
    const made = ledger.draft(JSON.parse(body));
    return made ? json(201, made) : json(422, { error: 'invoice' });
  }
  if (method === 'DELETE') {
    ledger.withdraw(id);
    return empty(204);
  }
  const found = act === 'post' ? ledger.post(id) : ledger.find(id);
  return found ? json(200, found) : json(404, {});
}
