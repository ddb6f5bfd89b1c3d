import type { ChecklistItem } from '../../../../shared/admin/integrations/checklist.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import type { Tab } from '../../tabs.ts';

/** The words of the tab with the checklist and the switch. */
export const words = {
  lead: {
    nl: 'Alles wat nodig is voordat facturen vanzelf naar {title} gaan. Elk punt is nagekeken voor zover dat nu kan, en bij het activeren gebeurt dat opnieuw.',
    en: 'All that is needed before invoices go to {title} by themselves. Each item was checked as far as it can be now, and is checked again when you activate.',
  },
  checklist: { nl: 'Checklist', en: 'Checklist' },
  ready: { nl: '{done} van {all} klaar', en: '{done} of {all} done' },
  done: { nl: 'klaar', en: 'done' },
  open: { nl: 'nog te doen', en: 'to do' },
  mend: { nl: 'Hier regelen', en: 'Do it here' },
  look: { nl: 'Bekijken', en: 'View' },
  activate: { nl: 'Activeren', en: 'Activate' },
  switchOn: { nl: 'Aanzetten', en: 'Turn it on' },
  deactivate: { nl: 'Uitzetten', en: 'Turn off' },
  askOff: { nl: 'De koppeling uitzetten?', en: 'Turn the integration off?' },
  off: {
    nl: 'Uit: nieuwe facturen worden niet verstuurd, wel onthouden. Wat al geboekt is, blijft staan.',
    en: 'Off: new invoices are not sent, but remembered. What is booked stays.',
  },
  sureOff: { nl: 'Ja, zet uit', en: 'Yes, turn off' },
  isOff: { nl: 'De koppeling staat nu uit.', en: 'The integration is off now.' },
  undoOff: { nl: 'Ongedaan maken: weer aanzetten', en: 'Undo: turn it on again' },
  isOn: {
    nl: 'De koppeling is actief: definitieve facturen[ vanaf factuurdatum {day}] gaan vanzelf naar {title}.',
    en: 'The integration is active: final invoices[ dated {day} or later] go to {title} by themselves.',
  },
  stillOpen: {
    nl: 'Maar een factuur waarvoor dit nog openstaat, stopt: {items}.',
    en: 'But an invoice that needs what is still open stops: {items}.',
  },
  sentNow: {
    nl: 'Facturen die nu alsnog verstuurd worden: {count}.',
    en: 'Invoices that are sent after all now: {count}.',
  },
  waits: {
    nl: 'Eerst nog te doen: {items}. De rest kan later.',
    en: 'First there is to do: {items}. The rest can be done later.',
  },
  startDate: { nl: 'Vanaf welke factuurdatum?', en: 'From which invoice date?' },
  startHint: {
    nl: 'Eerdere facturen worden overgeslagen. Leeg: geen facturen worden om hun datum overgeslagen.',
    en: 'Earlier invoices are skipped. Empty: no invoice is skipped for its date.',
  },
  meanwhile: {
    nl: 'Facturen die binnenkwamen terwijl de koppeling uitstond: {count}. Wat doen we daarmee?',
    en: 'Invoices that came in while the integration was off: {count}. What is to become of them?',
  },
  send: { nl: 'Meesturen', en: 'Send them too' },
  sendHint: {
    nl: 'Ze gaan nu naar {title}, voor zover hun datum niet te vroeg is.',
    en: 'They go to {title} now, as far as their date is not too early.',
  },
  leave: { nl: 'Laten liggen', en: 'Leave them' },
  leaveHint: {
    nl: 'U kunt ze later versturen bij Facturen. Zo blijft het ook als u niets kiest.',
    en: 'You can send them later at Invoices. It stays so too if you choose nothing.',
  },
} as const satisfies Record<string, Words>;

/** Each item of the product's checklist by its name, which is true before and after, and the tab on which it is mended. */
export const items: Record<ChecklistItem['item'], { readonly name: Words; readonly tab: Tab | null }> = {
  app: { name: { nl: 'Een app registreren en invullen', en: 'Register an app and fill it in' }, tab: 'authentication' },
  consent: { name: { nl: 'Stap 1: toestemming geven', en: 'Step 1: give consent' }, tab: 'authentication' },
  administration: {
    name: { nl: 'Stap 2: administratie kiezen', en: 'Step 2: choose the administration' },
    tab: 'authentication',
  },
  details: { name: { nl: 'De instellingen invullen', en: 'Fill in the settings' }, tab: 'details' },
  'vat-mapping': { name: { nl: 'Elk btw-tarief koppelen', en: 'Map every VAT rate' }, tab: 'mappings' },
  items: {
    name: { nl: 'Voor elk product een plek in de boekhouding', en: 'A place in the books for every product' },
    tab: 'mappings',
  },
  finalise: { name: { nl: 'Kiezen: concept of definitief', en: 'Choose draft or final' }, tab: 'details' },
  'test-invoice': {
    name: { nl: 'Een testfactuur boeken en bekijken', en: 'Book a test invoice and check it' },
    tab: null,
  },
  rollback: { name: { nl: 'Uitzetten kan altijd', en: 'It can be turned off at any time' }, tab: null },
};
