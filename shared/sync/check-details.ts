import { Setback } from '../domain/setback.ts';
import type { CodeRows } from '../providers/provider.ts';
import type { Desk } from './desk.ts';

/**
 * What of the settings does not fit the books, by lists as they stand there now; null when all of it fits. A list that
 * the books do not give says nothing: what needs it is judged when an invoice comes.
 */
export async function checkDetails(desk: Desk): Promise<Setback | null> {
  const { provider, details, books } = desk;
  const lists = new Map<string, CodeRows>();
  try {
    const { lacking = [] } = provider.checkDetails?.(details, lists) ?? {};
    for (const key of lacking) {
      const rows = await books.list(key).catch(unlessItIsOurs);
      if (!rows) return null;
      lists.set(key, rows);
      await desk.lists.keep(key, rows);
    }
    if (lacking.length > 0) provider.checkDetails?.(details, lists);
    return null;
  } catch (error) {
    if (error instanceof Setback) return error;
    throw error;
  }
}

function unlessItIsOurs(error: unknown): null {
  if (error instanceof Setback) return null;
  throw error;
}
