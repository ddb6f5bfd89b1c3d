/** Whether a text is an e-mail address that the books take. */
export const isEmail = (text: string): boolean => /^[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+$/.test(text);

/** The sentence about one that is not. */
export const emailComplaint = (text: string): string => `Invalid: Email [${text}]`;
