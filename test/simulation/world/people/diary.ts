import type { Issued } from './ireserve.ts';

/** What people did, as far as the checks have to know it. */
export class Diary {
  /** Every content that an invoice had, oldest first, by tenant and id. */
  readonly contents = new Map<string, Issued[]>();
  /** How often somebody asked for an invoice: each answer is a fact of its own. */
  readonly requests = new Map<string, number>();
  /** Numbers of documents that a person threw away. */
  readonly discarded = new Set<string>();
  /** Cities that people entered in the books, with the moment. */
  readonly cities = new Map<string, { readonly tenant: string; readonly contact: string; readonly atMs: number }>();
  /** Tenants whose integration was taken away for a while, or off: what came then waits for somebody to ask for it. */
  readonly interrupted = new Set<string>();

  key = ({ tenant, id }: Pick<Issued, 'tenant' | 'id'>): string => `${tenant} ${id}`;

  note(invoice: Issued): void {
    const key = this.key(invoice);
    this.contents.set(key, [...(this.contents.get(key) ?? []), invoice]);
  }

  asked(invoice: Issued): void {
    const key = this.key(invoice);
    this.requests.set(key, (this.requests.get(key) ?? 0) + 1);
  }
}
