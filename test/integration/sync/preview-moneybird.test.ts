import { atScale } from '../../tier.ts';
import { moneybirdWorld } from '../../world.ts';
import { previewEqualsPush } from './preview-fixtures.ts';

const limits = false; // our own are no part of this
/** Of each of the two worlds here: a thousand in the four of the slow tier. */
const invoices = atScale(30, 250);

previewEqualsPush('Moneybird, external', { seed: 9, invoices }, () => moneybirdWorld({ moneybird: { limits } }));

previewEqualsPush('Moneybird, regular, final and mailed', { seed: 10, invoices }, () =>
  moneybirdWorld({
    moneybird: { limits },
    details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true, rounding: 'add' },
  }),
);
