/**
 * The size of an item as DynamoDB counts it, in bytes: names and values.
 *
 * A text has its UTF-8 bytes; a number about half a byte for each significant digit, and one more, and another for a minus;
 * a list or a map three bytes, and one more for each element; null and a boolean one byte.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemBytes = (item: Readonly<Record<string, unknown>> | null | undefined): number =>
  item ? Object.entries(item).reduce((sum, [name, value]) => sum + attributeBytes(name, value), 0) : 0;

const attributeBytes = (name: string, value: unknown): number =>
  value === undefined ? 0 : Buffer.byteLength(name) + valueBytes(value);

/** Lists and maps: three bytes, and one for each element. */
const CONTAINER = 3;
const ELEMENT = 1;

function valueBytes(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number' || typeof value === 'bigint') return numberBytes(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return sum([...value].map(valueBytes));
  if (Array.isArray(value)) return CONTAINER + sum(value.map((one) => ELEMENT + valueBytes(one)));
  if (typeof value === 'object')
    return CONTAINER + sum(Object.entries(value).map(([name, one]) => ELEMENT + attributeBytes(name, one)));
  throw new Error(`DynamoDB stores no ${typeof value}`);
}

function numberBytes(value: number | bigint): number {
  const [digits = ''] = String(value).split('e');
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(significant.length / 2) + 1 + (digits.startsWith('-') ? 1 : 0);
}

const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);
