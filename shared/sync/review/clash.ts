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

/** The first field that another integration of the tenant uses too; null when there is none. */
export function fieldClash(
  mine: Fields,
  others: readonly { readonly id: string; readonly settings: Fields }[],
): FieldClash | null {
  for (const { id, settings } of others) {
    if (mine.invoiceField === settings.invoiceField)
      return { setting: 'invoiceField', field: mine.invoiceField, integration: id };
    const theirs = OF_CUSTOMERS.map((setting) => settings[setting]);
    for (const setting of OF_CUSTOMERS) {
      const field = mine[setting];
      if (field != null && theirs.includes(field)) return { setting, field, integration: id };
    }
  }
  return null;
}
