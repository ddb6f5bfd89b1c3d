import { dayText } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { SecondText } from '../../parts/moment.tsx';
import type { Visit } from '../../visit.ts';
import { closingPage } from '../../words/closing.ts';

interface StatementProps {
  readonly integration: Integration;
  readonly period: { readonly from: string; readonly to: string };
  readonly visit: Visit;
}

/** What a printed report says of itself: of whom, of which books, of which days, and when it was made. */
export const StatementHead = ({ integration, period: { from, to }, visit }: StatementProps) => {
  const { language, tenant, ports } = visit;
  const { administration } = integration;
  return (
    <dl class="statement">
      <dt>{say(closingPage.tenant, language)}</dt>
      <dd>{tenant}</dd>
      <dt>{say(closingPage.administration, language)}</dt>
      <dd>{administration?.name ?? ''}</dd>
      <dt>{say(closingPage.period, language)}</dt>
      <dd>
        {dayText(from, language)} – {dayText(to, language)}
      </dd>
      <dt>{say(closingPage.madeAt, language)}</dt>
      <dd>
        <SecondText at={new Date(ports.clock.now()).toISOString()} language={language} />
      </dd>
    </dl>
  );
};

/** Where somebody signs the printed report; not shown on a screen. */
export const SignatureLine = ({ language }: Pick<Visit, 'language'>) => (
  <p class="signature">{say(closingPage.signed, language)}:</p>
);
