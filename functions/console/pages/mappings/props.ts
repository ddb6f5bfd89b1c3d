import type { Child } from 'hono/jsx';
import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { SeenUsage } from '../../daily/usage.ts';
import type { FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import type { JudgedRow } from './judged.ts';
import type { Lists, Unread } from './rows.ts';

/** Asks for the whole list beside every row, in the address of the tab. */
export const WHOLE = { codes: 'all' };

/** What the Mapping tab is made of. */
export interface MappingsProps {
  readonly visit: Visit;
  readonly integration: Integration;
  readonly rows: readonly JudgedRow[];
  readonly usage: SeenUsage;
  /** The item for lines without one of their own; null where there is none. */
  readonly defaultArticle: string | null;
  /** True when prices are sent without VAT. */
  readonly net: boolean;
  /** True when each row has its whole list, as a browser without script asks for. */
  readonly isWhole: boolean;
  readonly lists: Lists;
  /** The lists that could not be read, and why. */
  readonly unread: Unread;
  readonly catalogue: Catalogue;
  readonly refusal: FormRefusal | null;
  /** What others saved since the refused form was shown. */
  readonly overtaken: readonly Change[];
  /** The way back from what was just saved. */
  readonly undo: Child;
}
