import type * as v from 'valibot';
import { refTo, schemaSent } from '../../../shared/runtime/json-schema.ts';
import { ABOUT_ROUTES, type RouteDescription } from '../about-routes.ts';
import { type AdminRoute, adminRoutes } from '../routes.ts';
import { routeScopes } from '../scopes.ts';
import examples from './examples.json' with { type: 'json' };
import { problemExamples, refusalsOf } from './refusals.ts';
import { bodyName, componentSchemas } from './schemas.ts';

/** An example of what a route takes and of what it answers. */
interface Example {
  readonly request?: unknown;
  readonly answer?: unknown;
}

const exampleOf = (route: AdminRoute): Example => (examples as Readonly<Record<string, Example>>)[route] ?? {};

/** What the routes are about, by the first part of their paths. */
const TAGS = {
  events: 'Events in by HTTP, for senders that are not on AWS.',
  causes: 'Why invoices stop, in words.',
  integrations: 'Setting an integration up, and what it does.',
  changes: 'Who changed what.',
  invoices: 'Where invoices stand in the books.',
  customers: 'Customers in the books.',
  'console-links': 'The door of the console.',
  catalogue: 'What a tenant can use on its invoices.',
} as const;

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
        'The tenant is the `tenant` claim of the token. A token may name its scopes (`read`, `sync`, `admin`) in the claim `scope`: each route needs the one that stands at its `security`. A token without the claim may do everything. Errors are problem documents (RFC 9457), in Dutch with `Accept-Language: nl`. The gateway itself answers a missing or bad token (401) and too many calls of all tenants together (429) with a short JSON message. The events are described by `asyncapi.json`, beside this document.',
      license: { name: 'Not for use by others', identifier: 'LicenseRef-UNLICENSED' },
    },
    servers: [{ url: `${address}/api/v1`, description: 'This deployment.' }],
    security: [{ bearer: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token of the issuer of this stage.',
        },
      },
      schemas: componentSchemas(),
      examples: problemExamples(),
      responses: {
        Unauthorized: {
          description: 'There is no good token. The gateway says so, not with a problem document.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { message: { type: 'string', description: 'Why.' } },
                required: ['message'],
              },
              example: { message: 'Unauthorized' },
            },
          },
        },
      },
    },
  };
}

function operation(route: AdminRoute, about: RouteDescription) {
  const { summary, answers, query, edition } = about;
  const { body, isOptional } = adminRoutes[route];
  const [status] = answers;
  const success = successOf(route, about);
  return {
    operationId: operationIdOf(route),
    summary: summary.split(/[.:;]( |$)/)[0],
    description: `${summary} Needs the scope \`${routeScopes[route]}\`.`,
    tags: [route.split('/')[1]],
    security: [{ bearer: [routeScopes[route]] }],
    parameters: [
      ...(route.includes('{id}') ? [{ ...parameter('id', 'path', idOf(route)), required: true }] : []),
      ...Object.entries(query?.entries ?? {}).map(([name, schema]) => queryParameter(name, schema as v.GenericSchema)),
      ...(edition === 'change' || edition === 'end'
        ? [
            parameter(
              'If-Match',
              'header',
              'The `ETag` that was read: the request is refused (412) if it changed since.',
            ),
          ]
        : []),
      parameter('Accept-Language', 'header', 'The language of sentences: `nl` or `en`, which is usual.'),
    ],
    ...(body && { requestBody: { required: !isOptional, content: bodyContent(route, body) } }),
    responses: {
      [status]: success,
      ...(route === 'PUT /integrations/{id}' ? { 201: { ...success, description: 'It was made.' } } : {}),
      ...refusalsOf(route, about),
    },
  };
}

function bodyContent(route: AdminRoute, body: v.GenericSchema) {
  const name = bodyName(body);
  const { request = {} } = exampleOf(route);
  return { 'application/json': { schema: name ? refTo(name) : bare(schemaSent(body)), example: request } };
}

function successOf(route: AdminRoute, { summary, answers: [, answer], edition, media = [] }: RouteDescription) {
  const etag = { ETag: { description: 'Its edition, for `If-Match`.', schema: { type: 'string' } } };
  return {
    description: summary,
    ...(edition && edition !== 'end' && { headers: etag }),
    ...(answer && {
      content: {
        'application/json': { schema: refTo(answer), example: exampleOf(route).answer },
        ...Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }])),
      },
    }),
  };
}

function queryParameter(name: string, entry: v.GenericSchema) {
  const { description, ...schema } = bare(schemaSent(entry));
  return { ...parameter(name, 'query', String(description ?? '')), required: entry.type !== 'optional', schema };
}

const parameter = (name: string, place: 'path' | 'query' | 'header', description: string) => ({
  name,
  in: place,
  description,
  schema: { type: 'string' },
});

const idOf = (route: string): string => {
  if (route.includes('/invoices/')) return 'The id of the invoice in i-Reserve.';
  if (route.includes('/customers/')) return 'The id of the customer in i-Reserve.';
  return 'The name of the integration: small letters, digits and dashes, 40 at most; as a rule that of its provider.';
};

/** Without the word that says which dialect it is: the document as a whole says that. */
const bare = ({ $schema: _, ...schema }: object & { readonly $schema?: unknown; readonly description?: unknown }) =>
  schema;

/** `PUT /integrations/{id}/details` → `putIntegrationsIdDetails`. */
const operationIdOf = (route: string): string =>
  route.toLowerCase().replace(/[^a-z]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
