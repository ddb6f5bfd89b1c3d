import type { Desk } from '../model/desk.ts';
import type { EntityPath } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import type { Fields } from '../odata/fields.ts';

/** What a body holds once it was read: its values by property, and its lines where it has any. */
export interface Sent {
  readonly values: Row;
  readonly lines: readonly Row[] | undefined;
}

/** A collection below a record, kept in a table of its own. */
export interface Collection {
  readonly of: EntityPath;
  /** The property of the other resource that holds this record's key. */
  readonly by: string;
}

/** One resource: what it has, what it takes, and the rules of its table. */
export interface Entity {
  readonly path: EntityPath;
  /** The name in `__metadata`. */
  readonly type: string;
  readonly key: string;
  readonly fields: Fields;
  readonly methods: readonly string[];
  /** Whether the resource asks for a filter on one of the fields marked for it. */
  readonly restricted?: boolean;
  readonly collections?: Readonly<Record<string, Collection>>;
  /** The records, for a resource that has no table. */
  readonly rows?: (desk: Desk) => Row[];
  /** Fills in what the books derive from other records. */
  readonly show?: (row: Row, desk: Desk) => Row;
  readonly create?: (sent: Sent, desk: Desk) => Row;
  readonly update?: (row: Row, sent: Sent, desk: Desk) => void;
  readonly remove?: (row: Row, desk: Desk) => void;
}
