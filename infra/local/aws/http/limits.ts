const KIB = 1024;

/** The longest body that an HTTP API takes: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const LONGEST_BODY = 10 * KIB * KIB;

/**
 * The longest event, and the longest answer, of a call that waits for its answer, in bytes of JSON: six megabytes and what
 * Lambda itself adds. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const LONGEST_PAYLOAD = 6 * KIB * KIB + 100;

/** How many bytes something takes as JSON. */
export const sizeOf = (payload: unknown): number => Buffer.byteLength(JSON.stringify(payload) ?? '');
