import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { holdOf } from '../../daily/hold.ts';
import { isMendedHere } from '../../daily/mend.ts';
import { pathOf } from '../../parts/layout.tsx';
import { Mend } from '../../parts/mend.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Visit } from '../../visit.ts';
import { daily } from '../../words/daily.ts';

interface HeldProps {
  readonly integration: Integration;
  readonly visit: Visit;
}

/** Why nothing of the report can be sent now, with the way to what mends it. */
export const Held = ({ integration, visit: { language, tell } }: HeldProps) => {
  const { id, attention } = integration;
  const hold = holdOf(integration);
  if (hold === null) return null;
  return (
    <Notice tone="warn">
      {attention && tell(attention.cause, attention.about)}{' '}
      {say(hold === 'off' ? daily.sendWhenOn : daily.sendWhenSolved, language)}{' '}
      {attention && isMendedHere(attention.cause) ? (
        <Mend cause={attention.cause} integration={id} language={language} />
      ) : (
        hold === 'off' && <a href={pathOf(id, 'activate')}>{say(daily.toActivate, language)}</a>
      )}
    </Notice>
  );
};
