import { Problem } from '../../../shared/runtime/problem.ts';
import type { Visit } from '../visit.ts';

interface OlderProps {
  readonly visit: Visit;
  /** The address of the list, whose query is kept. */
  readonly place: string;
  /** Where the list goes on; null at its end. */
  readonly cursor: string | null;
  readonly text: string;
}

/** A link to what is older than a list shows; nothing at its end. */
export const Older = ({ visit: { query }, place, cursor, text }: OlderProps) =>
  cursor === null ? null : (
    <p>
      <a href={`${place}?${new URLSearchParams({ ...Object.fromEntries(query), cursor })}`}>{text}</a>
    </p>
  );

/** Answers null for an address that somebody typed or kept, and that names no part of a list. Throws any other error. */
export function noSuchPart(error: unknown): null {
  if (error instanceof Problem && error.problem === 'invalid-query') return null;
  throw error;
}
