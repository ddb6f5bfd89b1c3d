/** Exact's sentence about a text that is no e-mail address. */
export const emailComplaint = (text: string): string => `Invalid: Email [${text}]`;
