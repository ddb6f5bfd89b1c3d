import type { HistoryLine } from './happening.ts';

/** What a field of a record can hold. */
export type Value = string | boolean | number | null;

export interface ContactPerson {
  readonly id: string;
  firstname: string;
  lastname: string;
  phone: string;
  email: string;
  department: string;
  updatedAt: number;
}

/** Something that Moneybird asks a person to do. */
export interface Todo {
  readonly type: string;
  readonly createdAt: number;
  /** Null while nobody did it. */
  completedAt: number | null;
}

/** A contact: a company or a person. */
export interface Contact {
  readonly id: string;
  /** The writable fields, by the names of the API. */
  readonly fields: Record<string, Value>;
  people: ContactPerson[];
  archived: boolean;
  /** What Moneybird asks a person to do about it; books that were kept by an older simulator have none. */
  todos?: Todo[];
  taxNumberValid: boolean | null;
  taxNumberValidatedAt: number | null;
  readonly history: HistoryLine[];
  readonly createdAt: number;
  updatedAt: number;
}

/** A field as text; an empty one is an empty text. */
export const textOf = ({ fields }: Contact, name: string): string => String(fields[name] ?? '');

/** The name by which a bookkeeper knows a contact. */
export const nameOf = (contact: Contact): string =>
  textOf(contact, 'company_name') || `${textOf(contact, 'firstname')} ${textOf(contact, 'lastname')}`.trim();
