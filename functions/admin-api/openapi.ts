import type * as v from 'valibot';
import { schemaReceived, schemaSent } from '../../shared/runtime/json-schema.ts';
import { ABOUT_ROUTES, type RouteDescription } from './about-routes.ts';
import { ProblemAnswer } from './answers.ts';
import { bare, type PerProvider, providerSchemas, refTo } from './openapi-providers.ts';
import { type AdminRoute, adminRoutes } from './routes.ts';
import { routeScopes } from './scopes.ts';

/** The path of the description itself, which anybody may read. */
export const DESCRIPTION = '/api/v1/openapi.json';

/** The OpenAPI document of the admin API, from the schemas that its bodies are read by. */
export function openApi(address: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, about] of Object.entries(ABOUT_ROUTES)) {
    const [method = '', path = ''] = route.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(route as AdminRoute, about) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'i-Reserve bookkeeping: the admin API',
      version: '1.0.0',
      description:
        'The tenant is the `tenant` claim of the token. A token may name its scopes (`read`, `sync`, `admin`) in the claim `scope`: each route needs the one that stands at its `security`. A token without the claim may do everything. Errors are problem documents (RFC 9457), in Dutch with `Accept-Language: nl`.',
    },
    servers: [{ url: `${address}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: bare(schemaReceived(ProblemAnswer)), ...providerSchemas() },
      responses: {
        Problem: {
          description: 'What is wrong, and where.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
        Unauthorized: { description: 'There is no good token.' },
      },
    },
  };
}

function operation(
  route: AdminRoute,
  { summary, answers: [status, answer], query, body, edition, media }: RouteDescription,
) {
  const taken = body ?? adminRoutes[route].body;
  const success = {
    description: summary,
    ...(edition &&
      edition !== 'end' && {
        headers: { ETag: { description: 'Its edition, for `If-Match`.', schema: { type: 'string' } } },
      }),
    ...(answer && { content: contentOf(answer, media) }),
  };
  return {
    operationId: operationIdOf(route),
    summary,
    security: [{ bearer: [routeScopes[route]] }],
    parameters: [
      ...(route.includes('{id}') ? [{ ...parameter('id', 'path'), required: true }] : []),
      ...Object.entries(query?.entries ?? {}).map(([name, schema]) => ({
        ...parameter(name, 'query'),
        required: schema.type !== 'optional',
        schema: bare(schemaSent(schema as v.GenericSchema)),
      })),
      ...(edition === 'change' || edition === 'end' ? [parameter('If-Match', 'header')] : []),
    ],
    ...(taken && {
      requestBody: {
        required: !adminRoutes[route].isOptional,
        content: { 'application/json': { schema: typeof taken === 'string' ? refTo(taken) : bare(schemaSent(taken)) } },
      },
    }),
    responses: {
      [status]: success,
      ...(route === 'PUT /integrations/{id}' ? { 201: { ...success, description: 'It was made.' } } : {}),
      401: { $ref: '#/components/responses/Unauthorized' },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const parameter = (name: string, place: 'path' | 'query' | 'header') => ({
  name,
  in: place,
  schema: { type: 'string' },
});

const contentOf = (answer: v.GenericSchema | PerProvider, media: readonly string[] = []) => ({
  'application/json': { schema: typeof answer === 'string' ? refTo(answer) : bare(schemaReceived(answer)) },
  ...Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }])),
});

/** `PUT /integrations/{id}/details` → `putIntegrationsIdDetails`. */
const operationIdOf = (route: string): string =>
  route.toLowerCase().replace(/[^a-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
