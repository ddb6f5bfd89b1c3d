import { listen } from '../../simulators/http/server.ts';
import { KasboekDoor } from './door.ts';
import { KasboekLedger, type Posting } from './ledger.ts';
import { answer } from './routes.ts';

/** The app that is registered at Kasboek. */
export const kasboekApp = { clientId: 'kasboek-app', clientSecret: 'kasboek-secret' };

/** A running Kasboek with one ledger. */
export interface Kasboek extends AsyncDisposable {
  readonly origin: string;
  /** What was posted, drafts too. */
  readonly postings: () => readonly Posting[];
}

/** Starts a Kasboek on a port of this machine. */
export async function startKasboek({ now }: { readonly now: () => number }): Promise<Kasboek> {
  const ledger = new KasboekLedger();
  const door = new KasboekDoor(kasboekApp);
  const { origin, close } = await listen(0, now, async (asked) => answer(asked, door, ledger));
  return { origin, postings: () => ledger.postings(), [Symbol.asyncDispose]: close };
}
