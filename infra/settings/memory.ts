/**
 * Megabytes of the functions: of the two that every invoice goes through, and of the others, where a person waits for a
 * page. A part of a core comes with them, and a whole one with 1,769 MB. `DECISIONS.md` says why so many; the model of the
 * costs counts with them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
 */
export const MEMORY_MB = { intake: 256, push: 320, otherwise: 512, wholeCore: 1_769 } as const;
