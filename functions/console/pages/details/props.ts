import type { Child } from 'hono/jsx';
import type { fieldsInUse } from '../../../../shared/admin/fields.ts';
import type { optionsOf } from '../../../../shared/admin/integrations/options.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { SettingsForm } from '../../../../shared/providers/settings/settings-form.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';

/** What the Details tab is made of. */
export interface DetailsProps {
  readonly visit: Visit;
  readonly integration: Integration;
  /** The provider's own. */
  readonly form: SettingsForm;
  /** As they are saved, with what was typed over them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What a person chose, saved or typed: a default is not in it. */
  readonly answered: Readonly<Record<string, unknown>>;
  /** The fields of i-Reserve that other integrations use. */
  readonly inUse: Awaited<ReturnType<typeof fieldsInUse>>;
  /** What others saved since the refused form was shown. */
  readonly overtaken: readonly Change[];
  /** The way back from what was just saved. */
  readonly undo: Child;
  readonly refusal: FormRefusal | null;
  /** Null while the books can't be asked. */
  readonly options: Awaited<ReturnType<typeof optionsOf>> | null;
  /** The settings issues of the saved settings. */
  readonly settingsIssues: readonly SettingsIssue[];
  readonly catalogue: Catalogue;
}
