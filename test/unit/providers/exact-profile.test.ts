import { describe, expect, test } from 'vitest';
import { exact } from '../../../shared/providers/exact/index.ts';
import type { WireAnswer } from '../../../shared/providers/wire.ts';

const { oauth, limits, hosts } = exact;
const answer = (status: number, body: unknown, headers: Record<string, string> = {}): WireAnswer => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  headers: new Headers(headers),
  aheadMs: 0,
});
const refusal = (error: string, error_description?: string) => ({ error, error_description });

describe('tokens', () => {
  test.each([
    ['a spent refresh token', answer(401, refusal('unauthorized_client', 'Old refresh token used.')), 'spent'],
    [
      'a refresh before its time',
      answer(400, refusal('access_denied', 'Rate limit exceeded: access_token not expired')),
      'too-early',
    ],
    [
      'a refresh before its time, told in the header alone',
      answer(400, '', { Reason: 'TooEarlyToRefreshTokens: Rate limit exceeded' }),
      'too-early',
    ],
    [
      'a refresh token of more than thirty days',
      answer(
        400,
        refusal('invalid_request', 'The refresh token expired at 10/11/2022 9:18:20 PM and it is now 10/28/2022.'),
      ),
      'lost',
    ],
    ['a wrong client', answer(400, refusal('invalid_request')), 'client'],
    ['a wrong client by its other name', answer(401, refusal('invalid_client')), 'client'],
    ['an inactive user', answer(400, refusal('invalid_grant', 'The user is not active')), 'lost'],
    ['a grant that is dead', answer(400, refusal('invalid_grant')), 'lost'],
    ['a blocked user', answer(403, 'Forbidden', { Reason: 'BlockedUser' }), 'lost'],
    ['more token calls than a day allows', answer(400, refusal('access_denied', 'Rate limit exceeded')), 'busy'],
    ['a throttled endpoint', answer(429, ''), 'busy'],
    ['a release', answer(503, '<html>'), 'busy'],
    ['a page that is no answer of the endpoint', answer(400, '<html>'), 'busy'],
    ['a refusal that nobody described', answer(400, refusal('something_new', 'Why not')), 'lost'],
  ])('%s', (_, given, failure) => {
    expect(oauth.readFailure(given)).toBe(failure);
  });

  test('are refreshed from 570 seconds on, and never on a host that is not Exact’s', () => {
    expect(oauth).toMatchObject({ refreshFromMs: 570_000, accessTokenMs: 600_000, tokenCallsPerDay: 200 });
    expect(hosts).toHaveLength(7);
    expect(hosts[0]).toBe('start.exactonline.nl');
  });
});

describe('limits', () => {
  const nowMs = Date.parse('2026-11-20T09:00:00Z');

  test.each([
    ['milliseconds', '1763629260000', 1_763_629_260_000],
    ['seconds', '1763629260', 1_763_629_260_000],
    ['a time that is left', '40', nowMs + 40_000],
    ['nothing', null, null],
    ['nonsense', 'soon', null],
    ['a negative number', '-1', null],
  ])('a reset in %s is read', (_, value, expected) => {
    const headers = new Headers(value === null ? {} : { 'X-RateLimit-Minutely-Reset': value });

    expect(limits.readHeaders(headers, nowMs).windowResetAtMs).toBe(expected);
  });

  test('what is absent is null, never zero', () => {
    expect(limits.readHeaders(new Headers({ 'X-RateLimit-Remaining': '4999' }), nowMs)).toEqual({
      windowRemaining: null,
      windowResetAtMs: null,
      dayRemaining: 4_999,
      dayResetAtMs: null,
    });
  });
});
