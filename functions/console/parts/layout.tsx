import type { Child } from 'hono/jsx';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { mendedAt } from '../daily/mend.ts';
import { speak } from '../language.ts';
import { type Tab, tabs } from '../tabs.ts';
import type { Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';
import { ConsolePage } from './page.tsx';
import { SupportBand, Whereabouts } from './person.tsx';
import { States, statesOf } from './state.tsx';

/** The pages at the top of the screen. */
const sections = {
  overview: { href: '/console/overview', name: { nl: 'Overzicht', en: 'Overview' } },
  invoices: { href: '/console/invoices', name: { nl: 'Facturen', en: 'Invoices' } },
  integrations: { href: '/console', name: { nl: 'Integraties', en: 'Integrations' } },
  changes: { href: '/console/changes', name: { nl: 'Wijzigingen', en: 'Changes' } },
} as const satisfies Record<string, { readonly href: string; readonly name: Words }>;

/** One of the pages at the top of the screen. */
export type Section = keyof typeof sections;

/** The address of a tab of an integration. */
export const pathOf = (id: string, tab: Tab): string => `/console/integrations/${encodeURIComponent(id)}/${tab}`;

/** What people call an integration: its books, and its own name where that says more. */
export function titleOf(
  { id, provider }: Pick<Integration, 'id' | 'provider'>,
  { ports }: Pick<Visit, 'ports'>,
): string {
  const { title } = ports.provider(provider);
  return id === provider ? title : `${title} (${id})`;
}

const words = {
  skip: { nl: 'Naar de inhoud', en: 'Skip to content' },
  sections: { nl: 'Hoofdmenu', en: 'Main menu' },
  tabs: { nl: 'Onderdelen van deze koppeling', en: 'Parts of this integration' },
  other: { nl: 'English', en: 'Nederlands' },
  back: { nl: 'Terug naar i-Reserve', en: 'Back to i-Reserve' },
  out: { nl: 'Afmelden', en: 'Sign out' },
};

interface LayoutProps {
  readonly visit: Visit;
  readonly title: string;
  readonly section: Section;
  /** Where it stands when it is opened anew; where it stands now when left out. */
  readonly back?: string;
  /** The administration that the page is about; null when it is about all of them. */
  readonly books?: string | null;
  readonly children: Child;
}

/** A page of somebody who is signed in. */
export const Layout = ({ visit, title, section, back = visit.here, books = null, children }: LayoutProps) => {
  const { language, session } = visit;
  const w = speak(words, language);
  const otherLanguage = language === 'nl' ? 'en' : 'nl';
  return (
    <ConsolePage language={language} title={title}>
      <a class="skip" href="#main">
        {w.skip}
      </a>
      <header class="top">
        <div class="in">
          <span class="brand">i-Reserve</span>
          <Whereabouts visit={visit} books={books} />
          <nav aria-label={w.sections}>
            {Object.entries(sections).map(([key, { href, name }]) => (
              <a href={href} aria-current={key === section ? 'page' : undefined}>
                {name[language]}
              </a>
            ))}
          </nav>
          <div class="doors">
            {session.returnTo && <a href={session.returnTo}>{w.back}</a>}
            <form method="post" action="/console/language">
              <input type="hidden" name="csrf" value={session.csrf} />
              <input type="hidden" name="back" value={back} />
              <button name="language" value={otherLanguage} lang={otherLanguage} type="submit">
                {w.other}
              </button>
            </form>
            <form method="post" action="/console/sign-out">
              <input type="hidden" name="csrf" value={session.csrf} />
              <button type="submit">{w.out}</button>
            </form>
          </div>
        </div>
      </header>
      <SupportBand visit={visit} />
      <main id="main" tabindex={-1}>
        {children}
      </main>
    </ConsolePage>
  );
};

interface TabbedProps {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly tab: Tab;
  readonly children: Child;
}

/** One tab of an integration. */
export const Tabbed = ({ visit, integration, tab, children }: TabbedProps) => {
  const { language, ports } = visit;
  const { title } = ports.provider(integration.provider);
  const { name } = integration.administration ?? { name: null };
  const own = pathOf(integration.id, tab);
  // A form may be sent to a place where no page stands.
  const back = visit.here.startsWith(own) ? visit.here : own;
  return (
    <Layout visit={visit} title={`${tabs[tab][language]} – ${title}`} section="integrations" back={back} books={name}>
      <div class="title">
        <h1>{name === null ? title : `${title}: ${name}`}</h1>
        <States integration={integration} language={language} />
      </div>
      <nav aria-label={speak(words, language).tabs}>
        <ul class="tabs">
          {Object.entries(tabs).map(([key, label]) => (
            <li>
              <a href={pathOf(integration.id, key as Tab)} aria-current={key === tab ? 'page' : undefined}>
                {label[language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Needed visit={visit} integration={integration} tab={tab} />
      {children}
    </Layout>
  );
};

const toMend = {
  authentication: daily.mendAuthentication,
  details: daily.mendDetails,
  mappings: daily.mendMappings,
} as const satisfies Partial<Record<Tab, Words>>;

/** What an integration that needs somebody needs, with the way there; its tab Authentication says it by itself. */
const Needed = ({ visit: { language, tell }, integration, tab }: Omit<TabbedProps, 'children'>) => {
  if (tab === 'authentication' || !statesOf(integration).includes('attention')) return null;
  const { cause, about } = integration.attention ?? { cause: 'not-connected' as const, about: {} };
  const at = mendedAt[cause];
  const isThere = at === 'authentication' || ((at === 'details' || at === 'mappings') && at !== tab);
  return (
    <p>
      {tell(cause, about)} {isThere && <a href={pathOf(integration.id, at)}>{toMend[at][language]}</a>}
    </p>
  );
};
