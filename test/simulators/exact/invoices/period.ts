import { yearAndMonth } from '../../days.ts';
import type { Desk } from '../model/desk.ts';
import type { Row } from '../odata/edm.ts';
import { invalid } from '../rules/refusal.ts';

/** Refuses to book in a year that is not set up or in a month that is closed. */
export function checkPeriod(values: Row, day: number, { division }: Desk): void {
  const [yearOfDay, monthOfDay] = yearAndMonth(day);
  const year = Number(values.ReportingYear ?? yearOfDay);
  const month = Number(values.ReportingPeriod ?? monthOfDay);
  const [first, last] = division.fiscalYears;
  if (year < first || year > last || month < 1 || month > 12) {
    throw invalid('Unknown: Fiscal year (Period - date table)');
  }
  if (division.closedPeriods.has(`${year}-${month}`)) throw invalid(`Periode is afgesloten: [${year}] – [${month}]`);
}
