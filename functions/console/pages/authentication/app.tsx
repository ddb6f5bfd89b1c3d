import { redirectUrlOf } from '../../../../shared/admin/integrations/show-integration.ts';
import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { HostChoice } from '../../../../shared/providers/settings/app-registration.ts';
import { speak } from '../../language.ts';
import { Form, SelectField, TextField } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** How an app is registered at the books, with the address to copy. */
export const Registering = (props: AuthenticationProps) => {
  const { visit, integration } = props;
  const w = speak(words, visit.language);
  const { url, steps } = visit.ports.provider(integration.provider).app;
  return (
    <>
      <ol class="how">
        {steps.map((step, index) => (
          <li>
            {step[visit.language]}{' '}
            {index === 0 && (
              <a href={url} target="_blank" rel="noopener">
                {new URL(url).host}
              </a>
            )}
          </li>
        ))}
      </ol>
      <div class="field">
        <label for="redirect-url">{w.redirect}</label>
        <div class="with">
          <input id="redirect-url" type="text" readonly value={redirectUrlOf(visit.address)} />
          <button type="button" class="quiet" data-copy="redirect-url" data-copied={w.copied} hidden>
            {w.copy}
          </button>
        </div>
      </div>
    </>
  );
};

interface AppCardProps extends AuthenticationProps {
  /** True when the books refused the id or the secret: which of the two they do not say. */
  readonly isRefused?: boolean;
}

/** The details of the app; the secret is never shown. */
export const AppCard = ({ visit, integration, refusal, typed, isRefused = false }: AppCardProps) => {
  const w = speak(words, visit.language);
  const { hosts, app } = visit.ports.provider(integration.provider);
  const isKept = integration.secretName !== null;
  return (
    <Form visit={visit} action={pathOf(integration.id, 'authentication')}>
      {app.host && (
        <SelectField
          name="host"
          label={app.host.label[visit.language]}
          hint={app.host.hint[visit.language]}
          value={typed?.host || integration.host}
          error={refusal?.faults['/host']}
          options={hostsOf(hosts, app.host, visit.language)}
        />
      )}
      <TextField
        name="clientId"
        label="Client ID"
        value={typed?.clientId ?? integration.clientId ?? ''}
        error={refusal?.faults['/clientId'] ?? (isRefused ? w.refusedId : undefined)}
        form={app.clientIdForm && { pattern: app.clientIdForm.pattern, says: app.clientIdForm.says[visit.language] }}
        required
      />
      <TextField
        name="clientSecret"
        label="Client Secret"
        type="password"
        autocomplete="new-password"
        value=""
        hint={isKept ? w.clientSecretKept : w.clientSecretHint}
        error={refusal?.faults['/clientSecret'] ?? (isRefused ? w.refusedSecret : undefined)}
        required={!isKept}
      />
      <p class="hint">{w.required}</p>
      <div class="actions">
        <button type="submit" name="next" value="consent">
          {w.saveAndGo}
        </button>
        <button type="submit" class="quiet">
          {w.save}
        </button>
      </div>
    </Form>
  );
};

const hostsOf = (hosts: readonly string[], { nameOf }: HostChoice, language: Language) =>
  hosts.map((host) => ({ value: host, text: `${nameOf(host)[language]} (${host})` }));
