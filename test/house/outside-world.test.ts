import { parseSync, Visitor } from 'oxc-parser';
import { expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

/** Where time, chance and ids come in; every other file is handed them. */
const PORTS = 'shared/runtime/outside.ts';

/** What a clock, a timer or a chance is called, wherever it stands. */
const TAKEN =
  /^(setTimeout|setInterval|setImmediate|(globalThis\.)?(Date\.now|Math\.random|performance\.now|process\.(hrtime|uptime)|AbortSignal\.timeout|crypto\.(randomUUID|getRandomValues)))$/;
const MODULES = /^(node:)?timers(\/promises)?$/;
const RANDOM = /^(random|webcrypto$|getRandomValues$)/;

/** Where a request leaves: as long as its answer may take. */
const MAY_WAIT = new Set([
  'shared/http/exchange.ts: AbortSignal.timeout',
  'functions/events-out/post.ts: AbortSignal.timeout',
]);

type Source = Pick<SourceFile, 'path' | 'text' | 'program'>;

/** Everything in a file that reads a clock, waits or draws by itself. */
function takenPast({ path, text, program }: Source): string[] {
  const found: string[] = [];
  const note = (what: string) => {
    if (!MAY_WAIT.has(`${path}: ${what}`)) found.push(`${path}: ${what}`);
  };
  const textOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  new Visitor({
    MemberExpression(node) {
      if (TAKEN.test(textOf(node))) note(textOf(node));
    },
    NewExpression(node) {
      if (textOf(node.callee) === 'Date' && node.arguments.length === 0) note(textOf(node));
    },
    CallExpression(node) {
      const name = textOf(node.callee);
      if (name === 'Date' || (node.callee.type === 'Identifier' && TAKEN.test(name))) note(name);
    },
    ImportDeclaration(node) {
      const from = node.source.value;
      if (MODULES.test(from)) note(from);
      if (!/^(node:)?crypto$/.test(from)) return;
      for (const { type, local, ...named } of node.specifiers) {
        const name = 'imported' in named ? textOf(named.imported) : local.name;
        if (type !== 'ImportSpecifier' || RANDOM.test(name)) note(name);
      }
    },
  }).visit(program);
  return found;
}

const seenIn = (text: string): string[] =>
  takenPast({ path: 'shared/sync/x.ts', text, program: parseSync('shared/sync/x.ts', text).program });

test('the product takes no clock, timer or chance but from where they come in', () => {
  const files = sourceFiles(['shared', 'functions']);
  expect(files.filter(({ path }) => path !== PORTS).flatMap(takenPast)).toEqual([]);
  expect(files.filter(({ path }) => path === PORTS).flatMap(takenPast)).not.toEqual([]);
});

test.each([
  'const at = Date.now();',
  'const at = new Date();',
  'const text = Date();',
  'const clock = { now: Date.now };',
  'const at = globalThis.performance.now();',
  'const draw = Math.random;',
  'setTimeout(() => undefined, 5);',
  "import { setTimeout as delay } from 'node:timers/promises';",
  "import { randomUUID } from 'node:crypto';",
  "import crypto from 'node:crypto';",
  'const id = crypto.randomUUID();',
  'const signal = AbortSignal.timeout(5);',
])('it sees what is taken past the ports in %s', (text) => expect(seenIn(text)).toHaveLength(1));

test('it lets be what only reads a moment that was handed over', () =>
  expect(
    seenIn(
      "import { createHash } from 'node:crypto';\nconst at = new Date(nowMs); clock.now(); Date.parse(text); clock.random();",
    ),
  ).toEqual([]));
