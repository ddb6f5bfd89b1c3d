import type { RoutePlan } from '../deploy/plan.ts';

/** The route of a request, with the values of the `{names}` in its path. */
export interface RouteMatch {
  readonly route: RoutePlan;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Known {
  readonly route: RoutePlan;
  readonly method: string;
  readonly segments: readonly string[];
}

/** Finds the route of a request by its decoded path, as an HTTP API does: the most exact path wins, then the method that is named. */
export function readRoutes(routes: readonly RoutePlan[]): (method: string, path: string) => RouteMatch | undefined {
  const known = routes.filter(({ key }) => key !== '$default').map(read);
  const byExactness = known.toSorted((one, other) => compare(rank(one), rank(other)));
  const fallback = routes.find(({ key }) => key === '$default');
  return (method, path) => {
    const wanted = segmentsOf(path);
    for (const { route, method: allowed, segments } of byExactness) {
      const parameters = allowed === method || allowed === 'ANY' ? parametersIn(segments, wanted) : undefined;
      if (parameters) return { route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

function read(route: RoutePlan): Known {
  const [method = '', path = ''] = route.key.split(' ');
  return { route, method, segments: segmentsOf(path) };
}

const segmentsOf = (path: string) => path.split('/').slice(1);
const isGreedy = (segment: string) => segment.endsWith('+}');
const isNamed = (segment: string) => segment.startsWith('{');

/** Segment by segment: a fixed text goes before a name, a name before the rest of the path; then a method before `ANY`. */
const rank = ({ method, segments }: Known): string =>
  segments.map((segment) => (isGreedy(segment) ? '2' : isNamed(segment) ? '1' : '0')).join('') +
  (method === 'ANY' ? '3' : '');

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function parametersIn(segments: readonly string[], wanted: readonly string[]): Record<string, string> | undefined {
  const greedy = segments.findIndex(isGreedy);
  if (greedy < 0 ? segments.length !== wanted.length : wanted.length <= greedy) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = isGreedy(segment) ? wanted.slice(index).join('/') : (wanted[index] ?? '');
    if (!isNamed(segment) && segment !== given) return undefined;
    if (isNamed(segment) && given === '') return undefined;
    if (isNamed(segment)) parameters[segment.replace(/[{}+]/g, '')] = given;
  }
  return parameters;
}
