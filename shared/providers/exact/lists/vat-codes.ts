import * as v from 'valibot';
import { Setback } from '../../../domain/setback.ts';
import type { ExactCalls } from '../calls.ts';
import type { ExactOperation } from '../faults.ts';
import { dayField, decimalField, flagField, guidField, idField, numberField, textField } from '../fields.ts';
import type { VatCode } from './code-rows.ts';

const operation: ExactOperation = { effect: 'read', subject: 'list' };

const Code = v.object({
  ID: idField,
  Code: textField,
  Description: textField,
  Percentage: decimalField,
  Type: textField,
  VATTransactionType: textField,
  IsBlocked: flagField,
  Charged: flagField,
  VatMargin: flagField,
  EUSalesListing: textField,
});

/** Fetches the VAT codes of an administration, with what their percentages were and are (reference 5.12). */
export async function vatCodes(calls: ExactCalls): Promise<VatCode[]> {
  const { rows } = await calls.read('vat/VATCodes', { select: Object.keys(Code.entries) }, Code, operation);
  const percentages = await history(calls);
  return rows.map((row) => ({
    id: row.ID,
    code: row.Code ?? '',
    description: row.Description,
    percentage: percentText(row.Percentage),
    type: row.Type?.toUpperCase() ?? '',
    // P is for purchases, S for sales, B for both.
    usable: row.IsBlocked !== true && row.VATTransactionType !== 'P',
    charged: row.Charged === true,
    margin: row.VatMargin === true,
    // Of its letters L, N, S and T (reference 5.12) we take N for none; nothing but a suggestion hangs on it.
    abroad: !['N', null].includes(row.EUSalesListing?.toUpperCase() ?? null),
    history: percentages
      .filter(({ VATCodeID }) => VATCodeID === row.ID)
      .map(({ Percentage, StartDate, EndDate }) => ({
        percentage: percentText(Percentage),
        from: StartDate,
        to: EndDate,
      })),
  }));
}

const Percentage = v.object({
  VATCodeID: guidField,
  Percentage: decimalField,
  StartDate: dayField,
  EndDate: dayField,
  Type: numberField,
});
type Percentage = v.InferOutput<typeof Percentage>;

/**
 * The percentages by day. Where this list is closed to us the current percentage of each code has to do: the totals
 * that come back still tell when it was another one on the invoice's day.
 */
async function history(calls: ExactCalls): Promise<readonly Percentage[]> {
  try {
    const { rows } = await calls.read('vat/VatPercentages', { select: Object.keys(Percentage.entries) }, Percentage, {
      ...operation,
      isSpare: true,
    });
    return rows.filter(({ Type }) => (Type ?? 0) === 0); // 0: a normal percentage
  } catch (trouble) {
    if (trouble instanceof Setback && trouble.remedy !== 'wait') return [];
    throw trouble;
  }
}

// Exact writes fractions: 0.21 is 21 % (reference 5.12).
const percentText = (value: v.InferOutput<typeof decimalField>): string => value?.times(100).toString() ?? '0';
