/** The types that Exact's properties have. */
export type EdmType =
  | 'Binary'
  | 'Boolean'
  | 'Byte'
  | 'DateTime'
  | 'Double'
  | 'Guid'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  | 'String';

/** One property: its type, whether a POST or a PUT may carry it, whether a restricted filter may name it. */
export interface Field {
  readonly name: string;
  readonly type: EdmType;
  readonly create: boolean;
  readonly update: boolean;
  readonly filter: boolean;
  readonly length: number | undefined;
}

export type Fields = ReadonlyMap<string, Field>;

/**
 * Reads a table of properties, one line per type and rights.
 *
 * Rights: C in a POST, U in a PUT, F in the filter of a resource that restricts filtering, - none.
 * `Name:50` is a text of at most fifty characters.
 */
export function fieldTable(table: string): Fields {
  const fields = new Map<string, Field>();
  for (const line of table.trim().split('\n')) {
    const [type, rights = '', ...names] = line.trim().split(/\s+/);
    for (const entry of names) {
      const [name = '', length] = entry.split(':');
      fields.set(name, {
        name,
        type: type as EdmType,
        create: rights.includes('C'),
        update: rights.includes('U'),
        filter: rights.includes('F'),
        length: length === undefined ? undefined : Number(length),
      });
    }
  }
  return fields;
}
