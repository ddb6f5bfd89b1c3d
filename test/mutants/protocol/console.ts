import { inFile, type Mutant } from '../mutant.ts';

const EDITING = ['test/integration/console/editing.test.ts'];

/** Saves of people at the console: over what they saw, and back again. */
export const consoleMutants: readonly Mutant[] = [
  ...inFile(
    'functions/console/editing/undo.tsx',
    EDITING,
    [
      'undo: what the log shortened is saved as it stands there',
      'if (!last || isCut(last)) return c',
      'if (!last) return c',
    ],
    [
      'undo: it is offered though the log has not what stood there',
      'if (!last || isCut(last)) return null',
      'if (!last) return null',
    ],
    ['undo: it is offered after others saved', "visit.query.get('undo') !== editionOf(integration)", 'false'],
    ['undo: a save of nothing takes back the one before it', 'isNext && !isSame ?', 'isNext ?'],
    ['undo: a setting is emptied, whatever it was', 'valueAt(before, name) ?? null', 'null'],
    [
      'undo: a mapping that was new stays',
      '(was.success && valueAt(was.output, key)) || null',
      '(was.success && valueAt(was.output, key)) || valueAt(v.parse(Settings, is), key)',
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
    ['undo: one that was overtaken says that it is done', 'refusal ? `${back}?undone=no` : savedAt', 'savedAt'],
    ['undo: its page does not say what it showed', '    <Edition integration={integration} visit={visit} />\n', ''],
  ),
  ...inFile('functions/console/editing/saves.ts', EDITING, [
    'undo: the last line of the log is no save',
    'items.filter(({ what }) => SAVES.has(what))',
    'items.filter(({ what }) => SAVES.has(what) || what !== undefined)',
  ]),
];
