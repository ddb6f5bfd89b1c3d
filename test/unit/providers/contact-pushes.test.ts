import { expect, test } from 'vitest';
import { pushesOf } from '../../../shared/providers/contact-pushes.ts';
import { allProviders } from '../../../shared/providers/index.ts';

test.each(allProviders())(
  'the webhook of $title is read as its provider reads it, and no other is there',
  (provider) => {
    expect(pushesOf(provider.id)).toBe(provider.contactsBack?.pushes ?? null);
  },
);
