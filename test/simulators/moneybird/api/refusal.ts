/** An answer that is no success, in one of Moneybird's forms (4.1). */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

/** Refuses with a sentence and the codes that programs look at. */
export const refusal = (status: number, error: string, symbolic?: object): Refusal =>
  new Refusal(status, symbolic ? { error, symbolic } : { error });

/** A record that is not there. */
export const notFound = (field = 'id'): Refusal => refusal(404, 'record not found', { [field]: 'not_found' });

interface Complaint {
  readonly message: string;
  readonly code: string;
  readonly value: unknown;
}

/** Gathers what is wrong with a body, so that one answer can tell it all. */
export class Complaints {
  private readonly fields = new Map<string, Complaint[]>();

  /** Complains about a field. */
  add(field: string, message: string, code: string, value: unknown = null): void {
    this.fields.set(field, [...(this.fields.get(field) ?? []), { message, code, value }]);
  }

  /** Complains about a field when the condition holds. */
  when(wrong: boolean, field: string, message: string, code: string, value: unknown = null): void {
    if (wrong) this.add(field, message, code, value);
  }

  /** Refuses when there is anything to complain about. */
  settle(): void {
    if (this.fields.size === 0) return;
    const each = <T>(write: (complaint: Complaint) => T) =>
      Object.fromEntries([...this.fields].map(([field, complaints]) => [field, complaints.map(write)]));
    throw new Refusal(422, {
      error: each(({ message }) => message),
      details: each(({ code, value }) => ({ error: code, value })),
    });
  }
}
