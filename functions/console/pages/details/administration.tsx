import { speak } from '../../language.ts';
import { pathOf } from '../../parts/layout.tsx';
import type { DetailsProps } from './props.ts';
import { words } from './words.ts';

/** The administration that invoices go to: to be read here, and changed where it was chosen. */
export const BooksCard = ({ visit, integration }: DetailsProps) => {
  const w = speak(words, visit.language);
  const { administration } = integration;
  const { administration: called } = visit.ports.provider(integration.provider).words;
  return (
    <section class="card" aria-labelledby="administration-part">
      <h2 id="administration-part">{w.booksIn}</h2>
      <dl>
        <dt>{called[visit.language]}</dt>
        <dd>
          {administration ? (
            <strong>{administration.name}</strong>
          ) : (
            <>
              {w.noAdministration} <a href={pathOf(integration.id, 'authentication')}>{w.toAuthentication}</a>
            </>
          )}
        </dd>
        {administration?.number && (
          <>
            <dt>{w.number}</dt>
            <dd>{administration.number}</dd>
          </>
        )}
        {administration?.vatNumber && (
          <>
            <dt>{w.vatNumber}</dt>
            <dd>{administration.vatNumber}</dd>
          </>
        )}
      </dl>
    </section>
  );
};
