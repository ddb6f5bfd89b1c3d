import type { Child } from 'hono/jsx';
import { type ChecklistItem, checklistOf, openItems } from '../../../shared/admin/integrations/checklist.ts';
import { activate, deactivate } from '../../../shared/admin/integrations/switch.ts';
import { newestBooked } from '../../../shared/admin/invoices/list-invoices.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../shared/sync/ledger/integration-state.ts';
import { invoicesToTry } from '../daily/test-invoice.ts';
import { Undo } from '../editing/undo.tsx';
import { speak } from '../language.ts';
import { Form } from '../parts/form.tsx';
import { pathOf, type Tab, Tabbed } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { Saved } from '../parts/saved.tsx';
import { attempt, type FormRefusal } from '../refusal.ts';
import { type ConsoleApp, type ConsoleContext, callFor, type Visit } from '../visit.ts';
import { theOne } from './authentication/index.tsx';
import { type Trials, TryInvoice, tryOne } from './try-invoice.tsx';

const words = {
  lead: {
    nl: 'Alles wat nodig is voordat facturen vanzelf naar {title} gaan. Elk punt is nagekeken, en bij het activeren gebeurt dat opnieuw.',
    en: 'All that is needed before invoices go to {title} by themselves. Each item was checked, and is once more when you activate.',
  },
  checklist: { nl: 'Checklist', en: 'Checklist' },
  done: { nl: 'klaar', en: 'done' },
  open: { nl: 'nog te doen', en: 'to do' },
  mend: { nl: 'Hier regelen', en: 'Do it here' },
  look: { nl: 'Bekijken', en: 'View' },
  activate: { nl: 'Activeren', en: 'Activate' },
  deactivate: { nl: 'Uitzetten', en: 'Turn off' },
  isOn: {
    nl: 'De koppeling is actief: definitieve facturen gaan vanzelf naar {title}.',
    en: 'The integration is active: final invoices go to {title} by themselves.',
  },
  waits: {
    nl: 'Activeren kan zodra de punten hierboven klaar zijn.',
    en: 'Activate as soon as the items above are done.',
  },
} as const satisfies Record<string, Words>;

/** Each item of the product's checklist by its name, and the tab on which it is mended. */
const items: Record<ChecklistItem['item'], { readonly name: Words; readonly tab: Tab | null }> = {
  app: { name: { nl: 'App geregistreerd en ingevuld', en: 'App registered and filled in' }, tab: 'authentication' },
  consent: { name: { nl: 'Stap 1: toestemming gegeven', en: 'Step 1: consent given' }, tab: 'authentication' },
  administration: {
    name: { nl: 'Stap 2: administratie gekozen', en: 'Step 2: administration chosen' },
    tab: 'authentication',
  },
  details: { name: { nl: 'Instellingen nagekeken', en: 'Settings checked' }, tab: 'details' },
  'vat-mapping': { name: { nl: 'Alle btw-tarieven gekoppeld', en: 'All VAT rates mapped' }, tab: 'mappings' },
  items: {
    name: { nl: 'Wat u verkoopt, kan geboekt worden', en: 'What you sell can be booked' },
    tab: 'mappings',
  },
  finalise: { name: { nl: 'Concept of definitief gekozen', en: 'Draft or final chosen' }, tab: 'details' },
  'test-invoice': {
    name: { nl: 'Testfactuur geboekt en bekeken', en: 'Test invoice booked and checked' },
    tab: null,
  },
  rollback: { name: { nl: 'U weet hoe u het uitzet', en: 'You know how to turn it off' }, tab: null },
};

/** The tab with the checklist and the switch. */
export function addActivate(app: ConsoleApp): void {
  app.get('/console/integrations/:id/activate', async (c) => show(c, await theOne(c), null));
  app.post('/console/integrations/:id/try', async (c) => {
    const integration = await theOne(c);
    const tried = await tryOne(integration, c.get('visit'));
    return 'to' in tried ? c.redirect(tried.to, 303) : show(c, integration, tried.refusal);
  });
  for (const [name, act] of Object.entries({ activate, deactivate }))
    app.post(`/console/integrations/:id/${name}`, async (c) => {
      const visit = c.get('visit');
      const { id } = await theOne(c);
      const { refusal } = await attempt(visit, () => act(callFor(visit, id, {}), visit.ports));
      return refusal ? show(c, await theOne(c), refusal) : c.redirect(pathOf(id, 'activate'), 303);
    });
}

async function show(c: ConsoleContext, integration: Integration, refusal: FormRefusal | null): Promise<Response> {
  const visit = c.get('visit');
  // A refused activation has just read the lists, so they are used again here.
  const believes = refusal?.name === 'checklist-open' ? 'all' : 'what-fits';
  const checklist = await attempt(visit, () =>
    checklistOf(integration, visit.ports, { reader: visit.language, believes, seen: visit.held }),
  );
  const props = {
    ...{ visit, integration, checklist: checklist.done ?? [], refusal: refusal ?? checklist.refusal },
    trials: await trialsOf(integration, visit),
  };
  return c.html(<ActivatePage {...props} />, refusal ? 409 : 200);
}

async function trialsOf(integration: Integration, { ports }: Visit): Promise<Trials> {
  const [booked, open] = await Promise.all([
    newestBooked(integration.tenant, integration.id, ports),
    invoicesToTry(keyOfIntegration(integration), ports),
  ]);
  return { booked, open };
}

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly checklist: readonly ChecklistItem[];
  /** What the item of the test invoice can be done with. */
  readonly trials: Trials;
  readonly refusal: FormRefusal | null;
}

const ActivatePage = ({ visit, integration, checklist, trials, refusal }: Props) => {
  const w = speak(words, visit.language);
  const { title } = visit.ports.provider(integration.provider);
  const isReady = checklist.length > 0 && openItems(checklist).length === 0;
  return (
    <Tabbed visit={visit} integration={integration} tab="activate">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      <Saved visit={visit} id={integration.id}>
        <Undo visit={visit} integration={integration} />
      </Saved>
      {integration.state === 'active' && <Notice tone="good">{say(words.isOn, visit.language, { title })}</Notice>}
      <p class="lead">{say(words.lead, visit.language, { title })}</p>
      <section class="card" aria-labelledby="checklist">
        <h2 id="checklist">{w.checklist}</h2>
        <ol class="steps">
          {checklist.map((item, index) => (
            <Item visit={visit} id={integration.id} item={item} number={index + 1}>
              {item.item === 'test-invoice' && integration.administration && (
                <TryInvoice visit={visit} integration={integration} trials={trials} refusal={refusal} />
              )}
            </Item>
          ))}
        </ol>
      </section>
      <section class="card">
        {isOn(integration) ? (
          <Form visit={visit} action={`/console/integrations/${encodeURIComponent(integration.id)}/deactivate`}>
            <button type="submit" class="danger">
              {w.deactivate}
            </button>
          </Form>
        ) : (
          <Form visit={visit} action={pathOf(integration.id, 'activate')}>
            <button type="submit">{w.activate}</button>
            {!isReady && <p class="hint">{w.waits}</p>}
          </Form>
        )}
      </section>
    </Tabbed>
  );
};

interface ItemProps {
  readonly visit: Visit;
  readonly id: string;
  readonly item: ChecklistItem;
  readonly number: number;
  /** What can be done about it here. */
  readonly children: Child;
}

const Item = ({ visit, id, item: { item, done, explanation }, number, children }: ItemProps) => {
  const w = speak(words, visit.language);
  const { name, tab } = items[item];
  return (
    <li>
      <span class={`mark ${done ? 'good' : 'warn'}`}>
        <span aria-hidden="true">{done ? '✓' : number}</span>
        <span class="sr">{done ? w.done : w.open}</span>
      </span>
      <div>
        <h3>{name[visit.language]}</h3>
        <p class="lead">{explanation}</p>
        {tab && (
          <a href={pathOf(id, tab)}>
            {done ? w.look : w.mend}
            <span class="sr">: {name[visit.language]}</span>
          </a>
        )}
        {children}
      </div>
    </li>
  );
};
