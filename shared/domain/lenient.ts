import type * as v from 'valibot';

/**
 * The same schema, over what `read` makes of its input. A published schema stays strict: it tells senders what to write, not
 * what is taken from them too.
 */
export const readingFirst = <S extends v.GenericSchema>(schema: S, read: (input: unknown) => unknown): S => ({
  ...schema,
  '~run': (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) =>
    schema['~run']({ ...dataset, value: read(dataset.value) }, config),
});

/** Reads a number as its own digits where text is expected: `7012` as `"7012"`, `27.5` as `"27.5"`. */
export const digits = (input: unknown): unknown =>
  typeof input === 'number' && (Number.isSafeInteger(input) || !Number.isInteger(input)) ? String(input) : input;

/** Reads an integer as its own digits where an id, a code or a text is expected. */
export const wholeDigits = (input: unknown): unknown => (Number.isSafeInteger(input) ? String(input) : input);

/** Every control character but the tab and the ends of lines. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/** Takes control characters out of a text. */
export const withoutControls = (text: string): string => text.replace(CONTROLS, '');

/** True for a text of nothing but blanks. */
export const isBlank = (input: unknown): boolean => typeof input === 'string' && input.trim() === '';
