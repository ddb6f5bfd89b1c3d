import { type Route, routes } from './routes.ts';

/** Where a request goes. */
export interface Address {
  /** Absent for the list of administrations. */
  readonly administration: string | undefined;
  /** Below the administration, without the format: `contacts/123`. */
  readonly path: string;
  /** The path with ids left out, as in `contacts/:id`; the path itself when nothing answers there. */
  readonly endpoint: string;
  readonly format: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly route: Route | undefined;
}

const shape = /^\/api\/v2\/(?:([^/]+)\/)?(.+?)(?:\.(json|xml|[a-z]{3,4}))?$/;

/** Reads the address of a request; nothing when it is not one of the API. */
export function readAddress(method: string, path: string): Address | undefined {
  if (/^\/api\/v2\/administrations(\.\w+)?$/.test(path)) {
    const format = path.split('.')[1];
    return {
      administration: undefined,
      path: 'administrations',
      endpoint: 'administrations',
      format,
      params: {},
      route: undefined,
    };
  }
  const found = shape.exec(path);
  const below = found?.[2];
  if (below === undefined) return undefined;
  const parts = below.split('/').map(decoded);
  for (const route of routes) {
    const params = route.method === method ? match(route.path.split('/'), parts) : undefined;
    if (params) {
      return { administration: found?.[1], path: below, endpoint: route.path, format: found?.[3], params, route };
    }
  }
  return { administration: found?.[1], path: below, endpoint: below, format: found?.[3], params: {}, route: undefined };
}

function match(wanted: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
