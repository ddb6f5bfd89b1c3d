import { redirectUrlOf } from '../../../../shared/admin/integrations/show-integration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** The portal's screen, drawn with what to fill in there. */
export const PortalDrawing = ({ visit, integration }: AuthenticationProps) => {
  const { language } = visit;
  const { app, title } = visit.ports.provider(integration.provider);
  return (
    <figure class="portal">
      <figcaption>{say(words.drawn, language, { title })}</figcaption>
      <div class="screen">
        <p class="bar">
          <span class="lamps" aria-hidden="true"></span>
          {new URL(app.url).host}
        </p>
        <ol>
          {app.screen.map(({ label, value, note }) => (
            <li>
              <span class="label">{label[language]}</span>
              <span class="filled">{value === 'redirect-url' ? redirectUrlOf(visit.address) : value[language]}</span>
              {note && <small>{note[language]}</small>}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
};
