import type { CommonSettings } from '../ledger/context.ts';
import type { Integration } from '../ledger/integration.ts';

/**
 * The integration that books into this administration already; null when it is free for `integration`. Two on one would
 * book every invoice twice.
 */
export const whoHas = (
  administration: string,
  integration: Pick<Integration, 'id' | 'provider'>,
  ofTenant: readonly Integration[],
): Integration | null =>
  ofTenant.find(
    (other) =>
      other.id !== integration.id &&
      other.provider === integration.provider &&
      other.administration?.id === administration,
  ) ?? null;

/** Another integration took this administration, at the same moment perhaps. */
export class AdministrationTaken extends Error {
  override readonly name = 'AdministrationTaken';
}

/** The settings that name a field of i-Reserve. */
type FieldSetting = 'invoiceField' | 'customerField' | 'contactField';
type Fields = Pick<CommonSettings, FieldSetting>;

/** A field of i-Reserve that two integrations would both write their ids into. */
export interface FieldClash {
  /** Which of our settings names it. */
  readonly setting: FieldSetting;
  readonly field: string;
  /** The id of the other integration. */
  readonly integration: string;
}

const OF_CUSTOMERS = ['customerField', 'contactField'] as const;

/** Every field that another integration of the tenant uses too, once for each of our settings. */
export function fieldClashes(
  mine: Fields,
  others: readonly { readonly id: string; readonly settings: Fields }[],
): readonly FieldClash[] {
  const clashOf = (setting: FieldSetting): FieldClash | null => {
    const field = mine[setting];
    const other =
      field == null ? undefined : others.find(({ settings }) => fieldsBeside(setting, settings).includes(field));
    return field != null && other ? { setting, field, integration: other.id } : null;
  };
  return (['invoiceField', ...OF_CUSTOMERS] as const).map(clashOf).filter((clash) => clash !== null);
}

/** Fields of invoices are others than those of customers, also where they have one name. */
const fieldsBeside = (setting: FieldSetting, theirs: Fields) =>
  setting === 'invoiceField' ? [theirs.invoiceField] : OF_CUSTOMERS.map((one) => theirs[one]);
