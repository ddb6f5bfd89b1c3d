import { fieldTable } from '../odata/fields.ts';

/** The properties of cashflow/PaymentConditions: type, rights and longest text, as its reference page lists them. */
export const paymentConditionsFields = fieldTable(`
  DateTime -   Created Modified
  Double   C   DiscountPercentage Percentage
  Guid     -   Creator Modifier
  Guid     C   ID CreditManagementScenario
  Int32    -   Division
  Int32    C   DiscountPaymentDays PaymentDays PaymentEndOfMonths
  String   -   CreatorFullName CreditManagementScenarioCode CreditManagementScenarioDescription ModifierFullName
  String   C   Code Description DiscountCalculation PaymentDiscountType PaymentMethod VATCalculation
`);
