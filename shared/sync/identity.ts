import type { RelationIdentity } from '../providers/relation.ts';

/** Letters and digits only, lower case, without accents: `Café "De Eik" B.V.` and `cafe de eik bv` are the same. */
const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const houseNumber = (street: string | null): string => street?.match(/\d+/)?.[0] ?? '';

const same = (a: string, b: string): boolean => a !== '' && a === b;

/**
 * Tells whether a relation that carries a customer's number can be that customer: the name, the VAT number, the e-mail
 * address, or postcode and house number agree as well (`mapping.md` 4). A number alone proves nothing: two systems
 * count from 1.
 */
export const isSameRelation = (ours: RelationIdentity, theirs: RelationIdentity): boolean =>
  same(plain(ours.name), plain(theirs.name)) ||
  same(plain(ours.vatNumber), plain(theirs.vatNumber)) ||
  same((ours.email ?? '').toLowerCase(), (theirs.email ?? '').toLowerCase()) ||
  (same(plain(ours.postalCode), plain(theirs.postalCode)) &&
    same(houseNumber(ours.street), houseNumber(theirs.street)));
