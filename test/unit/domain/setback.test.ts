import { expect, test } from 'vitest';
import { remark } from '../../../shared/domain/causes.ts';
import { correct, Setback } from '../../../shared/domain/setback.ts';

test('a setback names its remedy and cause, and never what it is about', () => {
  const setback = new Setback('wait', 'rate-limited', { about: { name: 'Anna de Jansen' }, retryAtMs: 5 });

  expect(setback.message).toBe('wait: rate-limited');
  expect(`${setback}`).not.toContain('Anna');
  expect(setback).toMatchObject({ remedy: 'wait', cause: 'rate-limited', retryAtMs: 5, scope: 'entry' });
});

test('a setback concerns one entry and no document, unless it says otherwise', () => {
  expect(correct('vat-unmapped')).toMatchObject({
    remedy: 'correct',
    cause: 'vat-unmapped',
    about: {},
    retryAtMs: null,
    scope: 'entry',
    field: null,
    document: null,
  });
});

test('what a person has to correct can be about something, and point at a document', () => {
  const document = { externalId: '1', url: null };

  expect(correct('finalise-failed', { number: '2026-0042' }, { document, scope: 'integration' })).toMatchObject({
    about: { number: '2026-0042' },
    document,
    scope: 'integration',
  });
});

test('a remark is about the whole invoice, unless it points somewhere', () => {
  expect(remark('totals-derived')).toEqual({ code: 'totals-derived', field: null, about: {} });
  expect(remark('period-dropped', { period: '3 – 10 July' }, '/lines/0/period')).toEqual({
    code: 'period-dropped',
    field: '/lines/0/period',
    about: { period: '3 – 10 July' },
  });
});
