import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import { places } from '../places.ts';
import { daily } from '../words/daily.ts';
import { ConsolePage } from './page.tsx';

type Reason = 'link' | 'session' | 'form' | 'role' | 'missing' | 'failed' | 'out';

const words: Record<Reason, { readonly title: Words; readonly text: Words }> = {
  link: {
    title: { nl: 'Deze link werkt niet meer', en: 'This link no longer works' },
    text: {
      nl: 'Een link naar deze pagina’s werkt één keer en maar een paar minuten. Open de integraties opnieuw vanuit i-Reserve.',
      en: 'A link to these pages works once and for a few minutes only. Open the integrations again from i-Reserve.',
    },
  },
  session: {
    title: { nl: 'U bent niet aangemeld', en: 'You are not signed in' },
    text: {
      nl: 'Open de integraties vanuit i-Reserve: Beheer › Integraties. Na een werkdag moet dat opnieuw.',
      en: 'Open the integrations from i-Reserve: Beheer › Integraties. After a working day that is needed again.',
    },
  },
  form: {
    title: { nl: 'Dit formulier is niet aangenomen', en: 'This form was not accepted' },
    text: {
      nl: 'Het kwam niet van een pagina die u hier open hebt. Er is niets gewijzigd. Ga terug, vernieuw de pagina en probeer het opnieuw.',
      en: 'It did not come from a page that you have open here. Nothing was changed. Go back, reload the page and try again.',
    },
  },
  role: {
    title: { nl: 'Dit kan alleen een beheerder', en: 'Only an administrator can do this' },
    text: {
      nl: 'Met deze toegang kunt u meekijken, maar niets wijzigen of versturen.',
      en: 'With this access you can look, but change and send nothing.',
    },
  },
  missing: {
    title: { nl: 'Deze pagina is er niet', en: 'There is no such page' },
    text: { nl: 'Misschien is de koppeling verbroken.', en: 'Perhaps the integration was disconnected.' },
  },
  failed: {
    title: { nl: 'Er ging iets mis bij ons', en: 'Something went wrong on our side' },
    text: { nl: 'Probeer het over een paar minuten opnieuw.', en: 'Please try again in a few minutes.' },
  },
  out: {
    title: { nl: 'U bent afgemeld', en: 'You are signed out' },
    text: { nl: 'U kunt dit venster sluiten.', en: 'You can close this window.' },
  },
};

const refused: Words = { nl: 'Dit is niet gedaan', en: 'This was not done' };

/** A page that says why something was not done. */
export const RefusedPage = ({ language, message }: { readonly language: Language; readonly message: string }) => (
  <ConsolePage language={language} title={refused[language]}>
    <main id="main" class="closed">
      <h1>{refused[language]}</h1>
      <p>{message}</p>
      <p>
        <a href={places.integrations}>{say(daily.toIntegrations, language)}</a>
      </p>
    </main>
  </ConsolePage>
);

/** A page with one message and what to do next, for whoever gets no further here. */
export const ClosedPage = ({ language, reason }: { readonly language: Language; readonly reason: Reason }) => (
  <ConsolePage language={language} title={words[reason].title[language]}>
    <main id="main" class="closed">
      <h1>{words[reason].title[language]}</h1>
      <p>{words[reason].text[language]}</p>
      {(reason === 'missing' || reason === 'role' || reason === 'failed') && (
        <p>
          <a href={places.integrations}>{say(daily.toIntegrations, language)}</a>
        </p>
      )}
    </main>
  </ConsolePage>
);
