import { redirectUrlOf } from '../../../../shared/admin/integrations/show-integration.ts';
import { speak } from '../../language.ts';
import { AdministrationFacts } from './connection.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** The connection and its app, for somebody who may change nothing of them. */
export const AsItStands = ({ visit, integration }: AuthenticationProps) => {
  const w = speak(words, visit.language);
  const { administration, clientId, host } = integration;
  const { app } = visit.ports.provider(integration.provider);
  return (
    <>
      {administration && (
        <section class="card" aria-labelledby="connected">
          <h2 id="connected">{w.booksIn}</h2>
          <AdministrationFacts visit={visit} administration={administration} />
        </section>
      )}
      <section class="card" aria-labelledby="app">
        <h2 id="app">{w.appOf}</h2>
        <dl>
          {app.host && (
            <>
              <dt>{app.host.label[visit.language]}</dt>
              <dd>{host}</dd>
            </>
          )}
          <dt>Client ID</dt>
          <dd>{clientId ?? w.noApp}</dd>
          <dt>{w.redirect}</dt>
          <dd>{redirectUrlOf(visit.address)}</dd>
        </dl>
      </section>
    </>
  );
};
