import * as v from 'valibot';
import { finaliseDrafts } from '../../../../shared/admin/invoices/finalise-drafts.ts';
import { idText } from '../../../../shared/domain/optional.ts';
import { places } from '../../places.ts';
import { read } from '../../refusal.ts';
import { type ConsoleApp, callFor } from '../../visit.ts';
import { askedIn } from './asked.ts';

/** The invoices that the question named: what was seen is what is made final. */
const Named = v.pipe(v.string(), v.parseJson(), v.array(idText), v.minLength(1));

/** As many as one request of the API may name. */
const AT_ONCE = 1_000;

/** Makes drafts final that the closing report or an invoice asked about, and goes back to where it was asked. */
export function addMakeFinal(app: ConsoleApp): void {
  app.post('/console/integrations/:id/make-final', async (c) => {
    const visit = c.get('visit');
    const integration = c.req.param('id');
    const ids = read(Named, visit.form.get('ids'));
    let [count, others] = [0, 0];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const body = { ids: ids.slice(start, start + AT_ONCE) };
      const done = await finaliseDrafts(callFor(visit, integration, body), visit.ports);
      [count, others] = [count + done.count, others + done.others];
    }
    const invoice = visit.form.get('invoice');
    if (invoice !== null) return c.redirect(`${places.invoice(invoice)}?sent`, 303);
    const told = { asked: String(count), others: String(others) };
    return c.redirect(places.closingReportOf(integration, { ...askedIn(visit.form, visit).typed, ...told }), 303);
  });
}
