import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { schemasIn, schemasOut } from '../../../infra/event-schemas.ts';
import { EventIn } from '../../../shared/domain/events-in.ts';
import { EventsOut } from '../../../shared/domain/events-out.ts';

/** What is wrong with this event, by the schema of its own detail-type. */
function complaints(schemas: ReturnType<typeof schemasIn>, event: { 'detail-type': string }): string[] {
  const judge = new Ajv2020({ allErrors: true, formats: { date: true, 'date-time': true } });
  judge.validate(schemas[event['detail-type']] as AnySchemaObject, event);
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The event that the guide shows for this type, every field of it. */
const exampleOf = (way: 'in' | 'out', type: string) =>
  JSON.parse(readFileSync(new URL(`../../../samples/events/${way}/${type}.json`, import.meta.url), 'utf8'));

/** The keys of every object in a value, as paths; of a list, those of its first. */
const pathsOf = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return pathsOf(value[0], path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}/${key}`, ...pathsOf(inner, `${path}/${key}`)]);
};

/** The event of contract section 1, as i-Reserve sends it. */
const sample = {
  source: 'ireserve',
  'detail-type': 'invoice.finalised',
  detail: {
    id: '0e6f0a0e-6c0a-4c3e-9d3e-1f0f6a4b7a11',
    tenant: 'camping-de-eik',
    occurredAt: '2026-11-20T09:00:00Z',
    invoice: {
      id: '84311',
      number: '2026-0042',
      kind: 'invoice',
      creditFor: null,
      date: '2026-11-20',
      dueDate: '2026-12-04',
      currency: 'EUR',
      reference: 'PO 4711',
      description: 'Booking 55012',
      booking: '55012',
      paymentMethod: 'ideal',
      paymentTerm: '14',
      seller: { id: '1', name: 'Camping De Eik B.V.', vatNumber: 'NL001234567B01' },
      lines: [
        {
          description: 'Camping pitch, 7 nights',
          quantity: '7',
          unitPriceExclVat: '27.5229',
          unitPriceInclVat: '30.00',
          vatRate: 'btw-laag',
          vatPercentage: '9',
          totals: { exclVat: '192.66', vat: '17.34', inclVat: '210.00' },
          product: 'PITCH-A',
          ledgerAccount: '8000',
          period: { start: '2027-07-03T15:00:00+02:00', end: '2027-07-10T11:00:00+02:00' },
        },
      ],
      totals: {
        exclVat: '192.66',
        vat: '17.34',
        inclVat: '210.00',
        perRate: [{ vatRate: 'btw-laag', percentage: '9', exclVat: '192.66', vat: '17.34' }],
      },
      fields: { external_id: '' },
    },
    customer: {
      id: '7012',
      number: '7012',
      companyName: 'Familie Jansen B.V.',
      contactPerson: {
        firstName: 'Anna',
        middleName: 'de',
        lastName: 'Jansen',
        email: 'anna@jansen.example',
        phone: '+31612345678',
      },
      address: {
        street: 'Dorpsstraat 1',
        line2: null,
        postalCode: '1234 AB',
        city: 'Utrecht',
        state: null,
        country: 'NL',
      },
      email: 'administratie@jansen.example',
      phone: '+31301234567',
      iban: 'NL91ABNA0417164300',
      bic: null,
      vatNumber: 'NL001234567B01',
      chamberOfCommerce: '12345678',
      language: 'nl',
      fields: { external_id: '', external_contact: '' },
    },
  },
};

const { invoice, customer, ...head } = sample.detail;

const inward = (type: EventIn['detail-type'], detail: object) => ({
  source: 'ireserve',
  'detail-type': type,
  detail: { ...head, ...detail },
});

describe('what comes in', () => {
  test('every event of the contract has a schema', () => {
    expect(Object.keys(schemasIn())).toEqual([
      'invoice.finalised',
      'invoice.sent',
      'invoice.sync-requested',
      'customer.sync-requested',
      'catalogue.changed',
    ]);
  });

  test.each(
    [
      inward('invoice.finalised', { invoice, customer }),
      inward('invoice.sent', { invoice, customer }),
      inward('invoice.sync-requested', { invoice, customer, integration: 'exact' }),
      inward('customer.sync-requested', { customer, integration: 'exact' }),
      inward('catalogue.changed', { catalogue: { vatRates: [{ id: 'btw-laag', percentage: '9' }] } }),
    ].map((event) => [event['detail-type'], event] as const),
  )('the sample of %s is in order', (_type, event) => {
    expect(complaints(schemasIn(), event)).toEqual([]);
  });

  test('a key that i-Reserve adds one day is welcome', () => {
    expect(complaints(schemasIn(), inward('invoice.finalised', { invoice, customer, later: true }))).toEqual([]);
  });

  test('an amount written as a number is named, as we would refuse it', () => {
    const broken = inward('invoice.finalised', {
      invoice: { ...invoice, totals: { ...invoice.totals, inclVat: 210 } },
      customer,
    });
    expect(complaints(schemasIn(), broken)).toEqual(['/detail/invoice/totals/inclVat must be string']);
  });

  test('what may be left out may be left out', () => {
    const { id, number, kind, date, currency, lines, totals } = invoice;
    const least = { id, number, kind, date, currency, lines, totals };
    const someone = { id: '7012', number: '7012', companyName: 'Familie Jansen B.V.' };
    expect(complaints(schemasIn(), inward('invoice.finalised', { invoice: least, customer: someone }))).toEqual([]);
  });

  test('a rule that a schema has no word for is told as a comment', () => {
    expect(JSON.stringify(schemasIn()['customer.sync-requested'])).toContain(
      '"$comment":"Fill in a company name, or a contact person with a last name."',
    );
  });
});

describe('what goes out', () => {
  test('every event that we send has a schema', () => {
    expect(Object.keys(schemasOut())).toEqual(Object.keys(EventsOut));
  });

  const words = {
    message: 'Totals were derived.',
    messages: { nl: 'Totalen zijn afgeleid.', en: 'Totals were derived.' },
  };

  test('a cause, a warning or a value that is new fits: readers ignore what they do not know', () => {
    const failed = {
      source: 'ireserve.accounting',
      'detail-type': 'invoice.failed',
      detail: {
        ...head,
        version: 1,
        correlationId: 'an-event',
        integration: 'exact',
        provider: 'exact',
        invoice: { id: '84311', number: null },
        cause: 'a-cause-of-tomorrow',
        ...words,
        remedy: 'correct',
        errors: [{ ...words, pointer: '/detail/invoice/kind', code: 'a-code-of-tomorrow', more: true }],
        more: true,
      },
    };
    expect(complaints(schemasOut(), failed)).toEqual([]);
  });

  test('an announcement fits its schema, and one without its invoice does not', () => {
    const synced = {
      source: 'ireserve.accounting',
      'detail-type': 'invoice.synced',
      detail: {
        ...head,
        version: 1,
        correlationId: 'an-event',
        integration: 'exact',
        provider: 'exact',
        invoice: { id: '84311', number: '2026-0042' },
        externalId: '3f6f',
        externalNumber: null,
        url: null,
        finalised: false,
        field: { name: 'external_id', value: '3f6f' },
        warnings: [{ ...words, code: 'totals-derived', field: null }],
      },
    };
    expect(complaints(schemasOut(), synced)).toEqual([]);

    const { invoice: _, ...nameless } = synced.detail;
    expect(complaints(schemasOut(), { ...synced, detail: nameless } as typeof synced)).toEqual([
      "/detail must have required property 'invoice'",
    ]);
  });
});

describe('the examples of the guide', () => {
  test.each(Object.keys(schemasIn()))('%s is one that we take', (type) => {
    expect(complaints(schemasIn(), exampleOf('in', type))).toEqual([]);
    expect(v.safeParse(EventIn, exampleOf('in', type)).issues).toBeUndefined();
  });

  test.each(Object.keys(schemasOut()))('%s is one that we send', (type) => {
    expect(complaints(schemasOut(), exampleOf('out', type))).toEqual([]);
  });

  test('are of the events that there are, and of no other', () => {
    for (const [way, schemas] of [
      ['in', schemasIn()],
      ['out', schemasOut()],
    ] as const) {
      const files = readdirSync(new URL(`../../../samples/events/${way}`, import.meta.url));
      expect(files.toSorted()).toEqual(
        Object.keys(schemas)
          .map((type) => `${type}.json`)
          .toSorted(),
      );
    }
  });

  test('the first shows every field of an invoice and its customer', () => {
    expect(pathsOf(exampleOf('in', 'invoice.finalised')).toSorted()).toEqual(pathsOf(sample).toSorted());
    expect(complaints(schemasOut(), { ...exampleOf('out', 'invoice.synced'), detail: {} })).not.toEqual([]);
  });
});

describe('npm run schemas', () => {
  test('writes a document of each event that says which it is, and nothing else on a line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
    try {
      const { status, stdout } = spawnSync(process.execPath, ['infra/event-schemas.ts', '--to', folder], {
        encoding: 'utf8',
      });
      expect([status, stdout.trim().split('\n').length]).toEqual([0, 12]);
      const schema = JSON.parse(readFileSync(join(folder, 'out', 'invoice.synced.json'), 'utf8'));
      expect(schema).toMatchObject({
        $id: 'urn:i-reserve:bookkeeping:event:1:invoice.synced',
        title: 'invoice.synced, version 1',
        $schema: 'https://json-schema.org/draft/2020-12/schema',
      });
      expect(complaints({ 'invoice.synced': schema }, exampleOf('out', 'invoice.synced'))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
