import type { Desk } from '../model/desk.ts';
import { byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';
import type { Complaints } from '../rules/refusal.ts';
import { fillLine } from './fill-line.ts';
import { judgeLine } from './judge-line.ts';
import { dayOf } from './recompute.ts';

/** Fills a line in and judges it; a new line that carries keys of another is refused. */
export function prepareLine(complaints: Complaints, sent: Row, before: Row, invoice: Row, desk: Desk): Row {
  complaints.when(isGiven(sent.InvoiceID) || isGiven(sent.ID), 'Factuurnummer verplicht');
  const line = fillLine(sent, before, desk, byId(desk.division, 'crm/Accounts', invoice.InvoiceTo));
  judgeLine(complaints, line, sent, invoice, desk, dayOf(invoice, desk.now));
  return line;
}
