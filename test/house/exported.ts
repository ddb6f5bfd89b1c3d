import type { SourceFile } from './source-files.ts';

/** A name that a file exports. A schema and the type read from it share a name on purpose and count as one. */
export interface Exported {
  path: string;
  name: string;
  /** Whether a doc comment stands directly above. */
  isDocumented: boolean;
}

type Statement = SourceFile['program']['body'][number];

/** What a file exports, each name once. */
export function exportsOf(file: SourceFile): Exported[] {
  const exported = new Set<string>();
  const documented = new Set<string>();
  for (const statement of file.program.body) {
    const names = namesOf(statement);
    if (statement.type.startsWith('Export')) for (const name of names) exported.add(name);
    if (hasDocAbove(file, statement)) for (const name of names) documented.add(name);
  }
  return [...exported].map((name) => ({ path: file.path, name, isDocumented: documented.has(name) }));
}

/** The names that a statement declares, exported or not: a schema may stay inside while its type goes out. */
function namesOf(statement: Statement): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default'];
  if (statement.type === 'ExportAllDeclaration') return [`everything of ${statement.source.value}`];
  if (statement.type !== 'ExportNamedDeclaration') return declaredBy(statement);
  if (statement.declaration) return declaredBy(statement.declaration);
  return statement.specifiers.map(({ exported }) => (exported.type === 'Literal' ? exported.value : exported.name));
}

function declaredBy(statement: Statement): string[] {
  if (statement.type === 'VariableDeclaration') return statement.declarations.flatMap(({ id }) => identifier(id));
  return 'id' in statement ? identifier(statement.id) : [];
}

const identifier = (id: { type: string; name?: string } | null): string[] => (id?.name === undefined ? [] : [id.name]);

const hasDocAbove = ({ text, comments }: SourceFile, { start }: Statement): boolean => {
  const isAbove = (end: number) =>
    end < start && text.slice(end, start).trim() === '' && !text.slice(end, start).includes('\n\n');
  return comments.some(({ type, value, end }) => type === 'Block' && value.startsWith('*') && isAbove(end));
};
