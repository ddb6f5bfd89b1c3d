import { moneybirdWorld } from '../../world.ts';
import { previewEqualsPush } from './preview-fixtures.ts';

const limits = false; // our own are no part of this

previewEqualsPush('Moneybird, external', 9, () => moneybirdWorld({ moneybird: { limits } }));

previewEqualsPush('Moneybird, regular, final and mailed', 10, () =>
  moneybirdWorld({
    moneybird: { limits },
    details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true, rounding: 'add' },
  }),
);
