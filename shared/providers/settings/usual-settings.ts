import type { SettingField, SettingsGroup } from './settings-form.ts';

/** The form's fields for the settings that every provider has, in the words that fit all of them. */
export const usualFields = {
  finaliseInvoice: {
    setting: 'finaliseInvoice',
    kind: 'either',
    label: { nl: 'Definitief of concept in {books}?', en: 'Final or draft in {books}?' },
    options: [
      {
        value: true,
        text: { nl: 'Definitief', en: 'Final' },
        hint: {
          nl: 'De factuur ligt daarna vast. {books} geeft een eigen factuurnummer; het i-Reserve-nummer staat als betalingskenmerk en in de omschrijving.',
          en: 'The invoice is then fixed. {books} gives its own number; the i-Reserve number is kept as payment reference and in the description.',
        },
      },
      {
        value: false,
        text: { nl: 'Concept', en: 'Draft' },
        hint: {
          nl: 'Facturen komen als concept binnen. Ze tellen pas mee in omzet, btw en openstaande posten nadat iemand ze in {books} definitief maakt.',
          en: 'Invoices arrive as drafts. They count in revenue, VAT and open items only after someone finalises them in {books}.',
        },
      },
    ],
  },
  sendEmail: {
    setting: 'sendEmail',
    kind: 'either',
    label: { nl: 'Wie mailt de factuur?', en: 'Who e-mails the invoice?' },
    options: [
      {
        value: false,
        text: { nl: 'i-Reserve, of niemand', en: 'i-Reserve, or nobody' },
        hint: {
          nl: '{books} mailt niets. Zo blijft het zolang u niets kiest.',
          en: '{books} e-mails nothing. It stays so as long as you choose nothing.',
        },
      },
      {
        value: true,
        text: { nl: 'Mailen vanuit {books}', en: 'E-mail from {books}' },
        hint: {
          nl: 'Let op: uw klant krijgt dan een factuur met het nummer van {books}. Zet mailen in i-Reserve uit, anders ontvangt hij er twee voor dezelfde boeking.',
          en: 'Mind: your customer gets an invoice with the number of {books}. Turn mailing off in i-Reserve, or they receive two for one booking.',
        },
      },
    ],
    needs: {
      setting: 'finaliseInvoice',
      is: true,
      why: {
        nl: 'Mailen vanuit {books} kan alleen als facturen definitief gemaakt worden.',
        en: 'E-mailing from {books} is possible only when invoices are finalised.',
      },
    },
  },
  startDate: {
    setting: 'startDate',
    kind: 'day',
    label: { nl: 'Vanaf welke factuurdatum?', en: 'From which invoice date?' },
    hints: [
      {
        nl: 'Eerdere facturen worden overgeslagen. Leeg: geen facturen worden om hun datum overgeslagen.',
        en: 'Earlier invoices are skipped. Empty: no invoice is skipped for its date.',
      },
      {
        nl: 'Wat binnenkwam terwijl de koppeling uitstond, gaat niet vanzelf mee: dat vragen we bij het activeren.',
        en: 'What came in while the integration was off does not go along by itself: you are asked when you activate.',
      },
    ],
  },
  vatExclusive: {
    setting: 'vatExclusive',
    kind: 'check',
    label: { nl: 'Prijzen zonder btw versturen', en: 'Send prices without VAT' },
  },
  dateRangeOnLines: {
    setting: 'dateRangeOnLines',
    kind: 'check',
    label: { nl: 'Begin en einde op de factuurregel', en: 'Start and end on the invoice line' },
    hints: [
      {
        nl: 'Begin en einde van het verblijf komen op de factuurregel. De boekhouding verdeelt de omzet over die dagen; de btw blijft in de maand van de factuur.',
        en: "Start and end of the stay go on the line. The books spread the revenue over those days; the VAT stays in the invoice's month.",
      },
    ],
  },
  autoUpdateRelation: {
    setting: 'autoUpdateRelation',
    kind: 'check',
    label: { nl: 'Relatie bijwerken', en: 'Update the relation' },
    hints: [
      {
        nl: 'Ja: wijzigingen in i-Reserve gaan mee bij elke factuur. Nee: de relatie wordt één keer gemaakt en daarna met rust gelaten.',
        en: 'Yes: changes in i-Reserve go along with every invoice. No: the relation is made once and then left alone.',
      },
    ],
  },
  customerNumberPrefix: {
    setting: 'customerNumberPrefix',
    kind: 'text',
    short: true,
    label: { nl: 'Voorvoegsel van het klantnummer', en: 'Prefix of the customer number' },
  },
  customerNumberLength: {
    setting: 'customerNumberLength',
    kind: 'number',
    label: { nl: 'Lengte van het klantnummer', en: 'Length of the customer number' },
    hints: [
      {
        nl: 'Vult het nummer aan met nullen; 0 = niet. Voorvoegsel IR en lengte 6 maken van 7012: IR007012.',
        en: 'Pads the number with zeros; 0 = not. Prefix IR and length 6 turn 7012 into IR007012.',
      },
    ],
  },
  invoiceField: {
    setting: 'invoiceField',
    kind: 'text',
    suggests: 'invoice',
    label: { nl: 'Factuurveld', en: 'Invoice field' },
    hints: [
      {
        nl: 'In dit veld van de factuur komt het id dat de factuur in de boekhouding heeft.',
        en: 'The id of the invoice in the books goes into this field of the invoice.',
      },
    ],
  },
  customerField: {
    setting: 'customerField',
    kind: 'text',
    suggests: 'customer',
    label: { nl: 'Klantveld', en: 'Customer field' },
    hints: [
      {
        nl: 'In dit veld van de klant komt het id van de relatie.',
        en: 'The id of the relation goes into this field of the customer.',
      },
    ],
  },
  rounding: {
    setting: 'rounding',
    kind: 'one-of',
    label: { nl: 'Als de boekhouding op een ander totaal komt', en: 'When the books come to another total' },
    hints: [
      {
        nl: 'Het gaat om centen: de boekhouding kan anders afronden dan i-Reserve. De regel komt op een code zonder btw.',
        en: 'This is about cents: the books may round differently from i-Reserve. The line gets a code without VAT.',
      },
    ],
    options: [
      { value: 'park', text: { nl: 'Niet boeken, en mij vragen', en: 'Do not book, and ask me' } },
      { value: 'add', text: { nl: 'Een regel voor het verschil toevoegen', en: 'Add a line for the difference' } },
    ],
  },
  roundingLimit: {
    setting: 'roundingLimit',
    kind: 'amount',
    label: { nl: 'Hoogstens (euro)', en: 'At most (euro)' },
    hints: [{ nl: 'Zoals 0,05: vijf cent.', en: 'Such as 0.05: five cents.' }],
    needs: {
      setting: 'rounding',
      is: 'add',
      why: {
        nl: 'Geldt alleen als er een regel voor het verschil komt.',
        en: 'Matters only when a line for the difference is added.',
      },
    },
  },
} as const satisfies Readonly<Record<string, SettingField>>;

/** What an invoice becomes, drawn for the answers that every provider asks for. */
export const usualDrawn = {
  final: {
    stamp: { words: { nl: 'Definitief', en: 'Final' }, tone: 'good' },
    says: { nl: 'Telt meteen mee in omzet en btw.', en: 'Counts in revenue and VAT at once.' },
    heading: {
      nl: 'Factuur 26700001: het nummer van {books}. Nummer in i-Reserve: 2026-0042',
      en: 'Invoice 26700001: the number of {books}. Number in i-Reserve: 2026-0042',
    },
  },
  draft: {
    stamp: { words: { nl: 'Concept', en: 'Draft' }, tone: 'warn' },
    says: { nl: 'Telt nog niet mee in omzet en btw.', en: 'Does not count in revenue and VAT yet.' },
    heading: {
      nl: 'Nog zonder nummer van {books}. Nummer in i-Reserve: 2026-0042',
      en: 'Without a number of {books} yet. Number in i-Reserve: 2026-0042',
    },
  },
  open: {
    stamp: { words: { nl: 'Nog niet gekozen', en: 'Not chosen yet' }, tone: 'bad' },
    says: {
      nl: 'Kies of de factuur definitief wordt. Zonder keuze wordt het een concept.',
      en: 'Choose whether the invoice becomes final. Without a choice it becomes a draft.',
    },
    heading: { nl: 'Nummer in i-Reserve: 2026-0042', en: 'Number in i-Reserve: 2026-0042' },
  },
  mailed: {
    says: { nl: '{books} mailt deze factuur aan de klant.', en: '{books} e-mails this invoice to the customer.' },
  },
} as const;

/** What the groups of a form are called where every provider has them. */
export const usualTitles = {
  deciding: { nl: 'Wat gebeurt er met een factuur?', en: 'What happens to an invoice?' },
  invoice: { nl: 'De factuur', en: 'The invoice' },
  customer: { nl: 'De klant', en: 'The customer' },
  fields: { nl: 'Velden in i-Reserve', en: 'Fields in i-Reserve' },
  rounding: { nl: 'Afronding', en: 'Rounding' },
} as const;

/** Which invoices go to the books: the same question for every provider. */
export const whichInvoices: SettingsGroup = {
  id: 'which',
  title: { nl: 'Welke facturen', en: 'Which invoices' },
  rows: [
    {
      setting: 'invoiceSent',
      kind: 'check',
      within: 'triggers',
      label: { nl: 'Ook bij het mailen van de factuur', en: 'Also when the invoice is e-mailed' },
      hints: [
        {
          nl: 'Facturen gaan altijd mee als ze definitief worden; hiermee ook als i-Reserve ze mailt.',
          en: 'Invoices always go along when they become final; with this also when i-Reserve e-mails them.',
        },
      ],
    },
    {
      setting: 'sellers',
      kind: 'sellers',
      label: { nl: 'Alleen van deze verkopers', en: 'Only of these sellers' },
      hints: [{ nl: 'Niets aangevinkt: van allemaal.', en: 'None ticked: of all.' }],
    },
  ],
};
