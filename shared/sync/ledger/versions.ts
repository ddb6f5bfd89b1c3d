type Item = Readonly<Record<string, unknown>>;

/** The versions of one kind of stored item: which one is the newest, and what each step to the next one renames. */
export interface Versions {
  readonly newest: number;
  /** By the version that an item has: its attributes of that version, and what the next version calls them. */
  readonly renamed: Readonly<Record<number, Readonly<Record<string, string>>>>;
  /** True: items of the first version hold no version. */
  readonly unmarked?: boolean;
}

const FIRST = { newest: 1, renamed: {} } as const satisfies Versions;

/**
 * Every kind of item that is stored, by the name of its key (`shared/store/keys.ts`), or of what it holds where it stands
 * in a table of its own. A field that comes to a version later needs no step here: it has a default in its schema.
 */
export const VERSIONS = {
  entry: {
    newest: 3,
    renamed: {
      1: { toAnnounce: 'outbox', toldStop: 'publishedStop', silences: 'noAnswers', doubted: 'needsVerification' },
    },
  },
  integration: {
    newest: 2,
    renamed: {
      1: {
        toAnnounce: 'outbox',
        healedVersion: 'requeuedVersion',
        misfits: 'settingsIssues',
        rings: 'wakes',
        rungAtMs: 'wokenAtMs',
      },
    },
  },
  wake: FIRST,
  owned: FIRST,
  number: FIRST,
  codeList: FIRST,
  invoiceSnapshot: { newest: 2, renamed: {} },
  customerSnapshot: FIRST,
  booksOf: FIRST,
  change: FIRST,
  catalogue: FIRST,
  seenCatalogue: FIRST,
  slice: FIRST,
  touch: FIRST,
  app: { ...FIRST, unmarked: true },
  oauthState: FIRST,
  withdrawal: FIRST,
  door: FIRST,
  requests: { ...FIRST, unmarked: true },
  pace: FIRST,
  /** In the table of tokens. */
  chain: FIRST,
  /** In the table of tokens. */
  tokenCalls: { ...FIRST, unmarked: true },
  /** In the table of webhooks. */
  hook: FIRST,
} as const satisfies Record<string, Versions>;

/** A kind of item that is stored. */
export type StoredKind = keyof typeof VERSIONS;

/** A stored item that this code cannot read: it does not have the shape of its kind. It is left as it is. */
export class UnreadableItem extends Error {
  override readonly name: string = 'UnreadableItem';
}

/** The item was written by newer code, which this older code was put in the place of. It is left as it is. */
export class TooNew extends UnreadableItem {
  override readonly name = 'TooNew';
  /** Null where nobody said which kind it is. */
  readonly kind: StoredKind | null;
  constructor(message: string, kind: StoredKind | null = null) {
    super(message);
    this.kind = kind;
  }
}

/**
 * The version of a stored item. Throws `TooNew` for one that is not known yet, and `UnreadableItem` for an item without
 * one, or with a number that is none.
 */
export function versionOf({ v: version }: Item, { newest, unmarked = false }: Versions): number {
  if (version === undefined && unmarked) return 1;
  if (typeof version !== 'number') throw new UnreadableItem('a stored item has no version');
  if (version > newest) throw new TooNew(`an item of version ${version}, and ${newest} is the newest known here`);
  if (!Number.isInteger(version) || version < 1) throw new UnreadableItem('a stored item has no version');
  return version;
}

/**
 * What is renamed in an item on its way to the newest version, as pairs of the old name and the new one. A new name that is
 * there already was written by newer code, and stays: then the old one has no new name, null.
 */
export function renamesOf(item: Item, versions: Versions): readonly (readonly [string, string | null])[] {
  const first = versionOf(item, versions);
  const newestName = (name: string): string => {
    let now = name;
    for (let version = first; version < versions.newest; version++) now = versions.renamed[version]?.[now] ?? now;
    return now;
  };
  return Object.keys(item)
    .map((from) => [from, newestName(from)] as const)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => [from, to in item ? null : to]);
}

/**
 * Takes a stored item of any version to the newest, in memory. Code is deployed over items that older code wrote: they
 * are read so, and renamed in the table before something of them is written (`shared/store/upgrade.ts`).
 */
export function upgraded(item: Item, versions: Versions): Item {
  const now: Record<string, unknown> = { ...item, v: versions.newest };
  for (const [from, to] of renamesOf(item, versions)) {
    if (to !== null) now[to] = item[from];
    delete now[from];
  }
  return now;
}
