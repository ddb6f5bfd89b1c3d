import type { EventOutDetail, EventOutType } from '../../../../shared/domain/events-out.ts';
import type { BusEntry } from '../aws/clients.ts';
import type { TenantBooks } from '../books/tenant-books.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Diary } from '../people/diary.ts';
import { CANARY } from '../people/ireserve.ts';
import type { Findings } from './findings.ts';

/** An event that was put on the bus. */
interface Told {
  readonly type: EventOutType;
  readonly detail: EventOutDetail;
  readonly atMs: number;
}

/** Hears what is put on the bus: each fact under one id, and true when it is told (S13). */
export class ToldWatch {
  /** Every fact, when it was told first. */
  readonly facts = new Map<string, Told>();
  /** Everything that was put on the bus, repeats too. */
  entries = 0;
  readonly #kernel: Kernel;
  readonly #findings: Findings;
  readonly #books: ReadonlyMap<string, TenantBooks>;
  readonly #diary: Diary;
  readonly #texts = new Map<string, string>();
  readonly #byInvoice = new Map<string, Told[]>();

  constructor(kernel: Kernel, findings: Findings, books: ReadonlyMap<string, TenantBooks>, diary: Diary) {
    this.#kernel = kernel;
    this.#diary = diary;
    this.#findings = findings;
    this.#books = books;
  }

  hear({ DetailType, Detail = '{}' }: BusEntry): void {
    this.entries++;
    const told: Told = {
      type: DetailType as EventOutType,
      detail: JSON.parse(Detail) as EventOutDetail,
      atMs: this.#kernel.now(),
    };
    this.#kernel.note(`${DetailType} ${Detail}`);
    const { id } = told.detail;
    const before = this.#texts.get(id);
    if (before !== undefined && before !== Detail) this.#findings.add('S13', `two facts under the id ${id}`);
    if (before !== undefined) return;
    this.#texts.set(id, Detail);
    this.facts.set(id, told);
    if (!('invoice' in told.detail)) return;
    const key = `${told.detail.tenant} ${told.detail.invoice.id}`;
    this.#byInvoice.set(key, [...(this.#byInvoice.get(key) ?? []), told]);
    if (told.type === 'invoice.synced') this.#isTrue(told.detail as EventOutDetail<'invoice.synced'>);
  }

  /** What was told of an invoice, oldest first. */
  ofInvoice(tenant: string, id: string): readonly Told[] {
    return this.#byInvoice.get(`${tenant} ${id}`) ?? [];
  }

  /** Nothing that is printed or thrown holds what belongs to a person, or a secret (S11). */
  readPrinted = (line: string): void => {
    if (CANARY.test(line)) this.#findings.add('S11', line.slice(0, 300));
  };

  #isTrue({ tenant, externalId, finalised, invoice }: EventOutDetail<'invoice.synced'>): void {
    const document = this.#books
      .get(tenant)
      ?.documents()
      .find(({ id }) => id === externalId);
    const about = `${tenant} ${invoice.id}`;
    // Somebody may throw a draft away while it is being told of.
    if (!document && !this.#diary.discarded.has(String(invoice.number)))
      this.#findings.add('S13', `${about} was told as booked, and is not there`);
    if (document && document.isFinal !== finalised)
      this.#findings.add('S13', `${about} was told as ${finalised ? 'final' : 'a draft'}, and is not`);
    if (document && document.number !== invoice.number)
      this.#findings.add('S13', `${about} was told with the id of another document`);
  }
}
