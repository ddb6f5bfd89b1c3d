import * as v from 'valibot';
import { fault } from '../../domain/faults.ts';
import { text } from '../../domain/optional.ts';
import { described } from '../../domain/schemas/described.ts';
import type { Words } from '../../domain/sentences-words.ts';
import { type Connected, choose, isOfApp, settle } from '../../oauth/connect.ts';
import { type Administration, mayBeShort, plainly } from '../../providers/administration.ts';
import type { Call } from '../../runtime/call.ts';
import { badBody, Problem } from '../../runtime/problem.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { whoHas } from '../../sync/review/clash.ts';
import { type AdminPorts, keyFrom } from '../ports.ts';
import { find } from './save.ts';

/** The administration to connect to; `confirm` where it is another than before. */
export const ConnectBody = v.strictObject({
  administration: described(v.optional(text), 'The id of the administration; needed when there are several.'),
  confirm: described(
    v.optional(v.boolean(), false),
    'Whether it is meant that invoices go to other books than before.',
  ),
});
type ConnectBody = v.InferOutput<typeof ConnectBody>;

/** Said where the books may have left administrations out. */
export const shortList: Words = {
  nl: 'Mogelijk staat niet elke administratie in deze lijst: de boekhouding gaf ons geen volledige lijst. Mist u er een, geef dan de gebruiker die toestemming gaf het recht om alle administraties te zien, of verbind opnieuw met een andere gebruiker.',
  en: 'This list may lack administrations: the books gave us no complete one. If you miss one, give the user who gave consent the right to see all administrations, or reconnect as another user.',
};

/**
 * Step 2: asks the books which administrations this grant sees, and pins the one that was chosen, or the only one. One
 * that is pinned stays until a person moves it, and says that it is meant.
 */
export async function connectAdministration(call: Call<ConnectBody>, ports: AdminPorts) {
  const integration = await find(keyFrom(call), ports);
  if (integration.chain === null) throw new Problem('not-connected');
  // What a grant sees is asked beside any administration.
  const context = await ports.openContext({ ...integration, administration: null });
  const listed = await context.provider.administrations(context.wire);
  const choice = await settle(
    keyFrom(call),
    async (now) => {
      if (!isOfApp(now, integration) || now.chain !== integration.chain) return null; // another grant sees others
      const choice = chosen(call.body, listed, now, await ports.integrations.ofTenant(call.tenant));
      return {
        ...{ chain: now.chain, choice, isNews: isNews(choice, now) },
        deed: { actor: call.actor, what: 'administration-chosen' },
      };
    },
    ports,
  );
  if (!choice) {
    await find(keyFrom(call), ports);
    throw new Problem('changed-meanwhile');
  }
  return {
    administrations: listed.map(plainly),
    administration: choice.isGone ? null : choice.administration,
    ...(mayBeShort(listed) && { note: shortList.en }),
  };
}

function chosen(
  { administration: id, confirm }: ConnectBody,
  seen: readonly Administration[],
  integration: Integration,
  all: readonly Integration[],
): Connected {
  if (id === undefined) {
    const choice = choose(seen, integration, all);
    if (choice.taken) throw taken(choice.taken.administration, choice.taken.integration);
    return choice;
  }
  const found = seen.find((one) => one.id === id);
  const administration = found && plainly(found);
  if (!administration) throw badBody(fault('/administration', 'administration-unknown'));
  const owner = whoHas(id, integration, all);
  if (owner) throw taken(administration, owner.id);
  const { administration: before } = integration;
  if (before && before.id !== id && !confirm)
    throw new Problem('administration-pinned', { about: { before: before.name, expected: '`confirm: true`' } });
  return { administration, isGone: false, seen: seen.length, taken: null };
}

const taken = ({ name }: Administration, owner: string): Problem =>
  new Problem('administration-taken', { about: { integration: owner, administration: name } });

const isNews = ({ administration }: Connected, before: Integration): boolean =>
  before.administration?.id !== administration?.id || before.attention !== null;
