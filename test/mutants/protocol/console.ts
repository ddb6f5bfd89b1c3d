import { inFile, type Mutant } from '../mutant.ts';

const EDITING = ['test/integration/console/editing.test.ts'];

/** Saves of people at the console: over what they saw, and back again. */
export const consoleMutants: readonly Mutant[] = [
  ...inFile(
    'functions/console/editing/undo.tsx',
    EDITING,
    [
      'undo: what the log shortened is saved as it stands there',
      'if (!last || isCut(last)) return',
      'if (!last) return',
    ],
    [
      'undo: a setting goes to its default, whatever it was',
      'valueAt(before, name) ?? valueAt(defaults, name) ?? null',
      'valueAt(defaults, name) ?? valueAt(before, name) ?? null',
    ],
    [
      'undo: a mapping that was new stays',
      '(was.success && valueAt(was.output, key)) || null',
      '(was.success && valueAt(was.output, key)) || valueAt(v.parse(Group, is), key)',
    ],
    [
      'undo: a mapping that stood there before is taken away',
      '(was.success && valueAt(was.output, key)) || null',
      'null',
    ],
    [
      'undo: of settings and mappings the wrong one is taken back',
      "last?.what === 'mappings-changed' ? 'mappings' : 'details'",
      "last?.what === 'mappings-changed' ? 'details' : 'mappings'",
    ],
    [
      'undo: one that was overtaken says that it is done',
      'refusal ? `${back}?undone=no` : savedAt(back, going)',
      'savedAt(back, going)',
    ],
    ['undo: its page does not say what it showed', '    <Edition integration={integration} visit={visit} />\n', ''],
  ),
  ...inFile('functions/console/editing/saves.ts', EDITING, [
    'undo: the last line of the log is no save',
    'items.filter(({ what }) => SAVES.has(what))',
    'items.filter(({ what }) => SAVES.has(what) || what !== undefined)',
  ]),
];
