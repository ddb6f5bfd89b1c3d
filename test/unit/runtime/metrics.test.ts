import { describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../shared/http/exchange.ts';
import { metered } from '../../../shared/http/metered.ts';
import { NoAnswer } from '../../../shared/providers/wire.ts';
import { EmbeddedMetrics, metrics as ofTheProcess } from '../../../shared/runtime/logging/metrics.ts';
import { onLambda } from '../../../shared/runtime/on-lambda.ts';

const NOW_MS = Date.parse('2026-11-20T09:00:00Z');

/** Metrics whose lines are kept, read as CloudWatch reads them. */
function kept() {
  const lines: Record<string, unknown>[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(JSON.parse(line)));
  return { lines, metrics };
}

describe('what is noted becomes a line that CloudWatch reads', () => {
  test('a count of a provider is told for that provider and for all together', () => {
    const { lines, metrics } = kept();
    metrics.count('TokenRefreshes', 'exact');
    metrics.count('TokenRefreshes', 'exact');
    metrics.flush(NOW_MS);
    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: NOW_MS,
          CloudWatchMetrics: [
            {
              Namespace: 'IReserveBookkeeping',
              Dimensions: [[], ['Provider']],
              Metrics: [{ Name: 'TokenRefreshes' }],
            },
          ],
        },
        Provider: 'exact',
        TokenRefreshes: 2,
      },
    ]);
  });

  test('causes are told apart, each on a line of its own', () => {
    const { lines, metrics } = kept();
    metrics.count('InvoicesParked', 'vat-unmapped');
    metrics.count('InvoicesParked', 'total-differs');
    metrics.flush(NOW_MS);
    expect(lines.map(({ Cause, InvoicesParked }) => [Cause, InvoicesParked])).toEqual([
      ['vat-unmapped', 1],
      ['total-differs', 1],
    ]);
  });

  test('every time that was measured is kept, a hundred to a line', () => {
    const { lines, metrics } = kept();
    for (let ms = 0; ms < 250; ms++) metrics.time('EventToBooked', 'exact', ms);
    metrics.note('LeftBehind');
    metrics.flush(NOW_MS);
    expect(lines.map(({ EventToBooked }) => [EventToBooked].flat().length)).toEqual([100, 100, 50]);
    expect(lines.map(({ LeftBehind }) => LeftBehind)).toEqual([1, undefined, undefined]);
  });

  test('one line tells what a run noted of a provider, of a cause and of all, each by its own dimension', () => {
    const { lines, metrics } = kept();
    metrics.count('UpstreamCalls', 'exact');
    metrics.time('EventToBooked', 'exact', 1_250);
    metrics.count('InvoicesParked', 'vat-unmapped');
    metrics.note('LeftBehind');
    metrics.flush(NOW_MS);
    const Namespace = 'IReserveBookkeeping';
    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: NOW_MS,
          CloudWatchMetrics: [
            {
              Namespace,
              Dimensions: [[], ['Provider']],
              Metrics: [{ Name: 'UpstreamCalls' }, { Name: 'EventToBooked' }],
            },
            { Namespace, Dimensions: [[], ['Cause']], Metrics: [{ Name: 'InvoicesParked' }] },
            { Namespace, Dimensions: [[]], Metrics: [{ Name: 'LeftBehind' }] },
          ],
        },
        ...{ Provider: 'exact', Cause: 'vat-unmapped' },
        ...{ UpstreamCalls: 1, EventToBooked: 1_250, InvoicesParked: 1, LeftBehind: 1 },
      },
    ]);
  });

  test('two providers of one run keep their own counts', () => {
    const { lines, metrics } = kept();
    metrics.count('UpstreamCalls', 'exact');
    metrics.count('UpstreamCalls', 'moneybird');
    metrics.note('FaultsOfOurs');
    metrics.flush(NOW_MS);
    expect(lines.map(({ Provider, UpstreamCalls, FaultsOfOurs }) => [Provider, UpstreamCalls, FaultsOfOurs])).toEqual([
      ['exact', 1, 1],
      ['moneybird', 1, undefined],
    ]);
  });

  test('nothing is told twice, and nothing is printed when nothing happened', () => {
    const { lines, metrics } = kept();
    metrics.note('FaultsOfOurs');
    metrics.flush(NOW_MS);
    metrics.flush(NOW_MS);
    expect(lines).toHaveLength(1);
  });
});

describe('calls are counted by what came of them', () => {
  const outgoing = { method: 'GET', url: 'https://start.exactonline.nl/', headers: {}, timeoutMs: 1 } as const;
  const answering = (status: number): Exchange => ({
    send: async () => {
      if (status === 0) throw new NoAnswer(true);
      return { status, headers: new Headers(), text: '' };
    },
    close: async () => undefined,
  });

  test.each([
    [200, []],
    [400, ['Upstream4xx']],
    [429, ['Upstream429']],
    [503, ['UpstreamDown']],
    [0, ['UpstreamDown']],
  ])('%i', async (status, measures) => {
    const { lines, metrics } = kept();
    await metered(answering(status), 'exact', metrics)
      .send(outgoing)
      .catch(() => undefined);
    metrics.flush(NOW_MS);
    const [{ _aws: _, Provider: provider, ...values } = {}] = lines;
    expect(provider).toBe('exact');
    expect(Object.keys(values)).toEqual(['UpstreamCalls', ...measures]);
  });
});

test('what an invocation noted is printed when it is over, also when it failed', async () => {
  const printed: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
  ofTheProcess.flush(NOW_MS); // what other tests of this process noted
  printed.length = 0;
  vi.stubEnv('TABLE_NAME', 'ledger');
  const handler = onLambda(() => async () => {
    ofTheProcess.note('FaultsOfOurs');
    throw new Error('it went wrong');
  });
  await expect(handler({}, { getRemainingTimeInMillis: () => 1_000 })).rejects.toThrow('is not printed');
  stdout.mockRestore();
  vi.unstubAllEnvs();
  expect(printed.filter((line) => line.includes('"FaultsOfOurs":1')).map((line) => line.endsWith('}\n'))).toEqual([
    true,
  ]);
});
