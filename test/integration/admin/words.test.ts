import { expect, test } from 'vitest';
import { Cause, Warning } from '../../../shared/domain/causes.ts';
import { usualRemedy } from '../../../shared/domain/sentences/remedies.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

test('every cause and every warning is told in both languages, a cause with its remedy', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const { status, body } = await api.call('GET /causes');
  expect(status).toBe(200);
  expect(body.map(({ code }: { code: string }) => code)).toEqual([...Cause.options, ...Warning.options]);
  for (const { code, remedy, message } of body) {
    expect(Object.keys(message)).toEqual(['nl', 'en']);
    expect(message.nl).toMatch(/\S{2}/);
    expect(message.en).toMatch(/\S{2}/);
    expect(message.nl).not.toMatch(/[[\]{}|]/);
    expect(message.en).not.toMatch(/[[\]{}|]/);
    expect(remedy === null).toBe(Warning.options.includes(code));
  }
  expect(body).toContainEqual(
    expect.objectContaining({
      code: 'vat-unmapped',
      message: expect.objectContaining({ en: expect.stringContaining('no vat code') }),
    }),
  );
});

/** Places whose remedy differs from the usual one, for a reason of their own. */
const OTHERWISE = new Set(['correct provider-down', 'correct client-refused']);

test('the usual remedy of a cause is the one that the code throws', () => {
  const thrown = sourceFiles(['shared']).flatMap(({ text }) =>
    [...text.matchAll(/\b(correct|reconnect|wait)\(\s*'([a-z-]+)'/g)].map(([, remedy, cause]) => ({ remedy, cause })),
  );
  const known = thrown.filter(({ cause }) => (Cause.options as readonly string[]).includes(cause ?? ''));
  expect(known.length).toBeGreaterThan(30);
  for (const { remedy, cause } of known)
    if (!OTHERWISE.has(`${remedy} ${cause}`))
      expect({ cause, remedy }).toEqual({ cause, remedy: usualRemedy[cause as Cause] });
});

test('a sentence is told in the language that was asked for, and in both beside it', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(anEvent({ invoice: anInvoice({ lines: [aLine({ vatRate: 'vervoer-laag' })] }) }));
  const english = await api.call('GET /invoices/84311');
  const dutch = await api.call('GET /invoices/84311', undefined, { headers: { 'accept-language': 'nl' } });
  const [one] = english.body.entries;
  expect(one.message).toBe(one.messages.en);
  expect(dutch.body.entries[0].message).toBe(one.messages.nl);
  expect(one.messages.nl).not.toBe(one.messages.en);
  const preview = {
    invoice: anInvoice({ lines: [aLine({ vatRate: 'vervoer-laag' })] }),
    customer: anEvent().detail.customer,
  };
  const shown = await api.call('POST /integrations/exact/preview', preview);
  expect(shown.body).toMatchObject({ cause: 'vat-unmapped', messages: one.messages });
  const booked = await api.call('POST /integrations/exact/preview', {
    ...preview,
    invoice: anInvoice({ id: '9', number: '9' }),
  });
  expect(booked.body).toMatchObject({ cause: null, message: null, messages: null });
});
