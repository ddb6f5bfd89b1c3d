import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { fieldsOf, type SettingField, type SettingsForm } from '../../../../shared/providers/settings/settings-form.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { DetailsProps } from './props.ts';

/** What every provider's default is called. */
const USUAL = 'external_id';

type Known = Pick<DetailsProps, 'answered' | 'catalogue' | 'inUse' | 'integration'>;

/**
 * A field of i-Reserve for each setting that names one and that nobody answered: one that no other integration uses. Blank
 * where no listed field is surely meant for an id, since writing into another one would spoil what stands there.
 */
export function proposedFields(form: SettingsForm, known: Known): Readonly<Record<string, string>> {
  const open = fieldsOf(form).flatMap((field) => {
    const list = listOf(field);
    return list === null || known.answered[field.setting] !== undefined ? [] : [{ setting: field.setting, list }];
  });
  return Object.fromEntries(open.map(({ setting, list }) => [setting, freeField(list, known)]));
}

/** Which fields a setting chooses from; null for other settings and for those that may stay empty. */
const listOf = (field: SettingField): keyof Catalogue['fields'] | null =>
  field.kind === 'text' && field.suggests && !field.optional ? field.suggests : null;

function freeField(list: keyof Catalogue['fields'], { catalogue, inUse, integration }: Known): string {
  const isFree = (name: string) => !inUse[list].has(name);
  const listed = catalogue.fields[list];
  if (listed.length === 0) return isFree(USUAL) ? USUAL : ownField(integration);
  const free = listed.filter(isFree);
  const named = free.find((name) =>
    [integration.id, integration.provider].some((id) => name.toLowerCase().includes(id)),
  );
  return (free.includes(USUAL) ? USUAL : named) ?? '';
}

const ownField = ({ id }: Pick<Integration, 'id'>): string => `${id}_id`;
