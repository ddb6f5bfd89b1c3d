import { testWorld } from '../../world.ts';
import { previewEqualsPush } from './preview-fixtures.ts';

const limits = false; // our own are no part of this

previewEqualsPush('Exact, drafts', 7, () => testWorld({ exact: { limits } }));

previewEqualsPush('Exact, final and mailed', 8, () =>
  testWorld({ exact: { limits }, details: { finaliseInvoice: true, sendEmail: true, rounding: 'add' } }),
);
