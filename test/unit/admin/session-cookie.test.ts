import { expect, test } from 'vitest';
import { secretIn, sessionCookies } from '../../../shared/admin/session.ts';

const at = (domainName: string, ...cookies: string[]) => ({
  ...{ rawPath: '/console', headers: {}, cookies },
  requestContext: { domainName },
});

test('over https a session is a cookie that no script, no other site and no sibling domain can set or read', () => {
  expect(sessionCookies('secret', 'https://api.example')).toEqual([
    '__Host-console_session=secret; Path=/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure',
  ]);
});

test('in the local run, which has no https, it goes to the console and to the end of a consent', () => {
  expect(sessionCookies(null, 'http://127.0.0.1:4000')).toEqual([
    'console_session=; Path=/console; Max-Age=0; HttpOnly; SameSite=Lax',
    'console_session=; Path=/oauth/callback; Max-Age=0; HttpOnly; SameSite=Lax',
  ]);
});

test('the cookie of a sibling domain does not win, and of two sessions neither counts', () => {
  const mine = '__Host-console_session=mine';
  expect(secretIn(at('api.example', 'console_session=theirs', mine))).toBe('mine');
  expect(secretIn(at('api.example', 'console_session=theirs'))).toBeNull();
  expect(secretIn(at('api.example', '__Host-console_session=theirs', mine))).toBeNull();
  expect(secretIn(at('127.0.0.1:4000', 'console_session=theirs', 'console_session=mine'))).toBeNull();
  expect(secretIn(at('api.example', '__Host-console_session='))).toBeNull();
});
