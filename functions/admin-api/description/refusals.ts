import { fault } from '../../../shared/domain/faults.ts';
import { refTo } from '../../../shared/runtime/json-schema.ts';
import { Problem } from '../../../shared/runtime/problem.ts';
import { type ProblemName, problemKinds } from '../../../shared/runtime/problem-words.ts';
import { BODY_BYTES } from '../../../shared/runtime/read-body.ts';
import type { RouteDescription } from '../about-routes.ts';
import { type AdminRoute, adminRoutes } from '../routes.ts';

/** What the books bring with them: they refuse, do not answer, or take longer than a request may. */
const BOOKS = ['books-refused', 'books-unavailable', 'out-of-time'] as const;

/** Problems that come with `Retry-After`. */
const COMES_BACK: readonly ProblemName[] = [
  'too-many-requests',
  'books-unavailable',
  'out-of-time',
  'events-not-taken',
];

const RETRY_AFTER = {
  'Retry-After': { description: 'After how many seconds to try again.', schema: { type: 'integer' }, example: 60 },
};

/** Every problem that a route may be answered with, beside a token that the gateway refuses. */
function problemsOf(route: AdminRoute, { query, edition, refuses = [] }: RouteDescription): readonly ProblemName[] {
  const takes = adminRoutes[route].body !== null;
  return [
    ...(takes ? (['unreadable-body', 'invalid-body', 'body-too-large'] as const) : []),
    ...(query ? (['invalid-query'] as const) : []),
    ...(['no-tenant', 'scope-missing'] as const),
    ...(route.includes('{id}') ? (['not-found'] as const) : []),
    ...(edition === 'change' || edition === 'end' ? (['changed-since'] as const) : []),
    ...(['too-many-requests', 'internal-error', 'out-of-time'] as const),
    ...refuses.flatMap((one) => (one === 'books' ? BOOKS : [one])),
  ];
}

/** The answers of a route when it refuses, by status, each with the document of every problem that it may be. */
export function refusalsOf(route: AdminRoute, about: RouteDescription): Record<string, object> {
  const byStatus = Map.groupBy(new Set(problemsOf(route, about)), (name) => new Problem(name).status);
  return {
    401: { $ref: '#/components/responses/Unauthorized' },
    ...Object.fromEntries([...byStatus].map(([status, names]) => [status, refusal(names, about)])),
  };
}

/** Every problem of a route: who asks for a method that is not there asks for none of the routes. */
const NAMES = (Object.keys(problemKinds) as ProblemName[]).filter((name) => name !== 'method-not-allowed');

/** The document of every problem of a route, by its name. */
export const problemExamples = (): Record<string, object> =>
  Object.fromEntries(
    NAMES.map((name) => {
      const value = documentOf(name);
      return [name, { summary: value.title, value }];
    }),
  );

const refusal = (names: readonly ProblemName[], about: RouteDescription) => ({
  description: names.map((name) => `\`${name}\`: ${titleOf(name)}.`).join(' '),
  ...(names.some((name) => COMES_BACK.includes(name)) && { headers: RETRY_AFTER }),
  content: {
    'application/problem+json': {
      schema: refTo('Problem'),
      examples: Object.fromEntries(names.map((name) => [name, exampleOf(name, about)])),
    },
  },
});

/** The document that all routes share, or the one of a route with a limit of its own. */
function exampleOf(name: ProblemName, { bytes }: RouteDescription): object {
  if (name !== 'body-too-large' || bytes === undefined) return { $ref: `#/components/examples/${name}` };
  const value = documentOf(name, { most: String(bytes) });
  return { summary: value.title, value };
}

const WITH_FAULTS: readonly ProblemName[] = ['invalid-body', 'invalid-query', 'unreadable-body'];

/** The document itself, as it is answered. */
function documentOf(name: ProblemName, about = ABOUT[name] ?? {}): { readonly title: string } {
  const faults = WITH_FAULTS.includes(name)
    ? [name === 'unreadable-body' ? fault('', 'missing') : fault('/surprise', 'unknown-key')]
    : [];
  return JSON.parse(new Problem(name, { faults, about }).answer('en').body);
}

const ABOUT: Partial<Record<ProblemName, Readonly<Record<string, string>>>> = {
  'body-too-large': { most: String(BODY_BYTES) },
  'scope-missing': { expected: 'admin' },
  'too-many-requests': { most: '100' },
};

const titleOf = (name: ProblemName): string => documentOf(name).title;
