import * as v from 'valibot';
import { ChangesAnswer, ChangesQuery } from '../../shared/admin/changes/list-changes.ts';
import { ClosingPeriod } from '../../shared/admin/closing/closing-period.ts';
import { InvoicesQuery } from '../../shared/admin/invoices/invoices-query.ts';
import { Catalogue } from '../../shared/domain/catalogue.ts';
import { schemaReceived, schemaSent } from '../../shared/runtime/json-schema.ts';
import {
  AcceptedAnswer,
  CausesAnswer,
  ChecklistAnswer,
  ClosingReportAnswer,
  ConnectAnswer,
  ConsentAnswer,
  CountAnswer,
  InvoiceAnswer,
  InvoicesAnswer,
  LaunchLinkAnswer,
  ListedAnswer,
  MissingAnswer,
  OptionsAnswer,
  PreviewAnswer,
  ProblemAnswer,
} from './answers.ts';
import { bare, type PerProvider, providerSchemas, refTo } from './openapi-providers.ts';
import { type AdminRoute, adminRoutes } from './routes.ts';
import { routeScopes } from './scopes.ts';

/** What there is to say of a route beside its path and its body. */
interface RouteDescription {
  readonly summary: string;
  /** The status of success, and what comes with it; null when nothing does. */
  readonly answers: readonly [status: number, answer: v.GenericSchema | PerProvider | null];
  readonly query?: v.StrictObjectSchema<v.ObjectEntries, undefined>;
  /** The body, where the route itself takes a wider one and lets the provider judge. */
  readonly body?: PerProvider;
  /** `shown` and `change`: the answer has an `ETag`. `change` and `end`: the request may have `If-Match`. */
  readonly edition?: 'shown' | 'change' | 'end';
  /** Other forms of the same answer. */
  readonly media?: readonly string[];
}

/** Every route of the admin API; one that is missing here does not compile. */
const ABOUT: Readonly<Record<AdminRoute, RouteDescription>> = {
  'POST /events': {
    summary:
      'Takes events in: one envelope, or up to 100 in a list. All of them, or none: a 400 names everything that is wrong with any.',
    answers: [202, AcceptedAnswer],
  },
  'GET /causes': { summary: 'Every cause and every warning, in words.', answers: [200, CausesAnswer] },
  'GET /integrations': { summary: "Lists the tenant's integrations.", answers: [200, v.array(ListedAnswer)] },
  'PUT /integrations/{id}': {
    summary: 'Makes an integration (201), or shows the one of this name and provider (200).',
    answers: [200, 'Integration'],
    edition: 'shown',
  },
  'GET /integrations/{id}': {
    summary: 'Shows everything of an integration but its secret and its tokens.',
    answers: [200, 'Integration'],
    edition: 'shown',
  },
  'DELETE /integrations/{id}': {
    summary: 'Disconnects: tokens and secret are removed, the ledger is kept.',
    answers: [204, null],
    edition: 'end',
  },
  'PUT /integrations/{id}/authentication': {
    summary: 'Fills in the app. The secret never comes out again.',
    answers: [200, 'Integration'],
    edition: 'change',
  },
  'POST /integrations/{id}/consent': {
    summary: 'Step 1: where the administrator gives consent.',
    answers: [200, ConsentAnswer],
  },
  'POST /integrations/{id}/connect': {
    summary: 'Step 2: fetches the administrations, and pins the only one or the one that is named.',
    answers: [200, ConnectAnswer],
  },
  'PUT /integrations/{id}/details': {
    summary: 'Changes the settings that are named.',
    answers: [200, 'Integration'],
    body: 'Details',
    edition: 'change',
  },
  'PUT /integrations/{id}/mappings': {
    summary: 'Changes the mappings that are named; null takes one away. `misfits` says what the books would refuse.',
    answers: [200, 'Integration'],
    edition: 'change',
  },
  'POST /integrations/{id}/activate': {
    summary: 'Turns it on; refused (409) with the open items of the checklist.',
    answers: [200, 'Integration'],
    edition: 'shown',
  },
  'POST /integrations/{id}/deactivate': {
    summary: 'Turns it off: what comes is remembered and not sent.',
    answers: [200, 'Integration'],
    edition: 'shown',
  },
  'GET /integrations/{id}/checklist': {
    summary: 'What is to be done before invoices go out.',
    answers: [200, ChecklistAnswer],
  },
  'GET /integrations/{id}/options': {
    summary: 'What can be chosen in the settings and mappings, read from the books.',
    answers: [200, OptionsAnswer],
  },
  'POST /integrations/{id}/preview': {
    summary: 'What would be booked of an invoice. Nothing is written.',
    answers: [200, PreviewAnswer],
  },
  'GET /integrations/{id}/closing-report': {
    summary:
      'i-Reserve against the books, over a month, a quarter or any days; a draft is in no sum of the books, and what is skipped in no sum at all.',
    answers: [200, ClosingReportAnswer],
    query: ClosingPeriod,
    media: ['text/csv'],
  },
  'POST /integrations/{id}/closing-report': {
    summary: 'Pushes again what is missing in the books of those days.',
    answers: [202, MissingAnswer],
  },
  'POST /integrations/{id}/retry': {
    summary:
      'Pushes again what is parked, or with `status: "skipped"` what came in while the integration was off; all of it, or what is named by cause, ids or invoice dates. Lets one call through where an endpoint was stopped.',
    answers: [202, CountAnswer],
  },
  'GET /changes': {
    summary: 'What was changed, by whom and when, newest first, a page at a time.',
    answers: [200, ChangesAnswer],
    query: ChangesQuery,
  },
  'GET /invoices': {
    summary:
      'The ledger, what came in last first, a page at a time; with `from` or `to` by the day of the invoice, and with the status of what is at work by when it is due. No page is empty while there is more, unless one request had no time to find anything.',
    answers: [200, InvoicesAnswer],
    query: InvoicesQuery,
  },
  'GET /invoices/{id}': { summary: 'Where an invoice stands in each of the books.', answers: [200, InvoiceAnswer] },
  'POST /invoices/{id}/sync': {
    summary: 'Pushes an invoice again; answers into how many books.',
    answers: [202, CountAnswer],
  },
  'POST /customers/{id}/sync': {
    summary: 'Pushes a customer again; answers into how many books.',
    answers: [202, CountAnswer],
  },
  'POST /console-links': {
    summary: 'Makes a link that opens the console for the tenant, once, within minutes.',
    answers: [201, LaunchLinkAnswer],
  },
  'GET /catalogue': { summary: 'What the tenant can use on its invoices.', answers: [200, Catalogue] },
  'PUT /catalogue': {
    summary: 'Replaces the lists of the catalogue that are named; the others stay.',
    answers: [200, Catalogue],
  },
};

/** The path of the description itself, which anybody may read. */
export const DESCRIPTION = '/api/v1/openapi.json';

/** The OpenAPI document of the admin API, from the schemas that its bodies are read by. */
export function openApi(address: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [route, about] of Object.entries(ABOUT)) {
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
