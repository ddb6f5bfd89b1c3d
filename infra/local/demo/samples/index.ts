import { boats } from './boats.ts';
import { campsite } from './campsite.ts';
import { campsiteGroup } from './campsite-group.ts';
import type { Sample } from './sample.ts';
import { venue } from './venue.ts';

/** The invoices of the demo tenant, in the order in which i-Reserve issued them. */
export const samples: readonly Sample[] = [...campsite, ...campsiteGroup, ...boats, ...venue].toSorted((one, other) =>
  one.event.detail.invoice.number.localeCompare(other.event.detail.invoice.number),
);
