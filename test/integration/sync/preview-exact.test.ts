import { atScale } from '../../tier.ts';
import { testWorld } from '../../world.ts';
import { previewEqualsPush } from './preview-fixtures.ts';

const limits = false; // our own are no part of this
/** Of each of the two worlds here: a thousand in the four of the slow tier. */
const invoices = atScale(30, 250);

previewEqualsPush('Exact, drafts', { seed: 7, invoices }, () => testWorld({ exact: { limits } }));

previewEqualsPush('Exact, final and mailed', { seed: 8, invoices }, () =>
  testWorld({ exact: { limits }, details: { finaliseInvoice: true, sendEmail: true, rounding: 'add' } }),
);
