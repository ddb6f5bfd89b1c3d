import type { Change } from '../../../shared/domain/change.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { actorText, changedText } from '../daily/changed.ts';
import { speak } from '../language.ts';
import { MomentText } from '../parts/moment.tsx';
import { Notice } from '../parts/notice.tsx';
import type { FormRefusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import { savesOf } from './saves.ts';

const words = {
  lead: {
    nl: 'Niet opgeslagen: dit is gewijzigd nadat u deze pagina opende. Hieronder zijn die wijzigingen ingevuld, met uw eigen invoer op de andere plaatsen. Kijk alles na en sla opnieuw op.',
    en: 'Not saved: this was changed after you opened the page. Those changes are filled in below, with your own input in the other places. Check everything and save again.',
  },
} as const satisfies Record<string, Words>;

/**
 * The saves of settings and mappings that overtook a refused form, newest first; none where it was refused for something
 * else.
 */
export async function overtakenBy(
  refusal: FormRefusal | null,
  { id }: Integration,
  visit: Visit,
): Promise<readonly Change[]> {
  if (refusal?.name !== 'changed-since') return [];
  const shownAtMs = Date.parse(visit.form.get('shownAt') ?? '');
  const saves = await savesOf(id, visit);
  return saves.filter(({ at }) => Number.isNaN(shownAtMs) || Date.parse(at) >= shownAtMs);
}

interface OvertakenProps {
  readonly saves: readonly Change[];
  readonly integration: Integration;
  readonly visit: Visit;
}

/** Why a form was not saved, and what somebody else saved meanwhile: when, by whom and what. */
export const Overtaken = ({ saves, integration, visit }: OvertakenProps) => {
  const { language, ports, isMasked, tell } = visit;
  const provider = ports.provider(integration.provider);
  return (
    <Notice tone="bad">
      {speak(words, language).lead}
      {saves.map((save) => (
        <>
          <br />
          <MomentText at={save.at} language={language} />, {actorText(save.actor, language)}:{' '}
          {changedText(save, { language, provider, isMasked, tell }).join(' ')}
        </>
      ))}
    </Notice>
  );
};
