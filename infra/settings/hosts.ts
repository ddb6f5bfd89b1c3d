import * as v from 'valibot';

/** The names that nobody can have: RFC 2606 and RFC 6761, and what stays inside a house. */
const RESERVED = /(?:^|\.)(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))$/;

/** Whether a host is one that the internet can not find. */
export const isReserved = (host: string): boolean => RESERVED.test(host.toLowerCase()) || /^[\d.]+$|^\[/.test(host);

const NAME = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** A name of the internet, in lower case. */
export const HostName = v.pipe(
  v.string(),
  v.regex(NAME, ({ received }) => `${received} is not the name of a host.`),
);

/** An address that begins with `https://`. */
export const HttpsUrl = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && new URL(text).protocol === 'https:',
    ({ received }) => `${received} is not an address that begins with https://.`,
  ),
);
