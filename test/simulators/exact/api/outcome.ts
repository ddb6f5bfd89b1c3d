import type { Entity } from '../entities/entity.ts';
import type { Desk } from '../model/desk.ts';
import type { Row } from '../odata/edm.ts';

/** Which properties and which collections a caller asked for. */
export interface Shape {
  /** Everything when left out. */
  readonly select: readonly string[] | undefined;
  readonly expand: readonly string[];
}

/** What a request came to, before it is written as JSON or XML. */
export type Outcome =
  | { readonly kind: 'nothing'; readonly status: number }
  | { readonly kind: 'count'; readonly status: number; readonly count: number }
  | {
      readonly kind: 'entity';
      readonly status: number;
      readonly entity: Entity;
      readonly row: Row;
      readonly shape: Shape;
      readonly desk: Desk;
    }
  | {
      readonly kind: 'collection';
      readonly status: number;
      readonly entity: Entity;
      readonly rows: readonly Row[];
      readonly next: string | undefined;
      readonly shape: Shape;
      readonly desk: Desk;
    };

/** Everything, with collections left as links. */
export const plainShape: Shape = { select: undefined, expand: [] };
