import { Parser } from '@asyncapi/parser';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { asyncApi } from '../../../functions/admin-api/description/asyncapi.ts';
import { openApi } from '../../../functions/admin-api/description/openapi.ts';
import { publicAnswer } from '../../../functions/admin-api/public.ts';
import { adminRoutes } from '../../../functions/admin-api/routes.ts';
import { problemKinds } from '../../../shared/runtime/problem-words.ts';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Content {
  readonly schema: Schema;
  readonly example?: unknown;
}
interface Answer {
  readonly $ref?: string;
  readonly headers?: object;
  readonly content?: Readonly<Record<string, Content>>;
}
interface Operation {
  readonly parameters: readonly { readonly name: string; readonly description?: string }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Components {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
}

const ADDRESS = 'https://books.example';
const document = openApi(ADDRESS) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Components;
};
const events = asyncApi(ADDRESS) as { readonly components: Pick<Components, 'schemas'> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
);

const judge = new Ajv2020({ allErrors: true, formats: { 'date-time': true, date: true }, strict: false });
judge.addSchema({ $id: 'https://books.example/description', components: document.components });

/** What is wrong with a value, by a schema of the document. */
function complaints(schema: Schema, value: unknown): string[] {
  judge.validate(schema.$ref ? { $ref: `https://books.example/description${schema.$ref}` } : schema, value);
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Every property in a part of a document that neither says what it means nor refers to a schema that does. */
function undescribed(part: unknown, schemas: Components['schemas'], at = ''): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const { properties = {} } = part as Schema;
  const bare = Object.entries(properties).filter(
    ([, one]) => !one.description && !(one.$ref && schemas[one.$ref.split('/').at(-1) ?? '']?.properties),
  );
  const within = Object.entries(part).flatMap(([key, one]) => undescribed(one, schemas, `${at}/${key}`));
  return [...bare.map(([name]) => `${at}/${name}`), ...within];
}

describe('the description of the routes', () => {
  test('is clean by the recommended rules of its linter', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  test('says of every property and every parameter what it means', () => {
    expect(undescribed(document.components.schemas, document.components.schemas)).toEqual([]);
    const parameters = operations.flatMap(({ operation }) => operation.parameters);
    expect(parameters.filter(({ description }) => !description)).toEqual([]);
  });

  test.each(operations)('has an example of what $route takes and answers, which fits', ({ route, operation }) => {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
      one && 'content' in one && one.content?.['application/json'] ? [one.content['application/json']] : [],
    );
    expect(contents.length > 0 || route.startsWith('DELETE')).toBe(true);
    for (const { schema, example } of contents) {
      expect(example).toBeDefined();
      expect(complaints(schema, example)).toEqual([]);
    }
  });

  test('shows the document of every problem that a route may answer, which fits', () => {
    const ofRoutes = Object.keys(problemKinds).filter((name) => name !== 'method-not-allowed');
    expect(Object.keys(document.components.examples)).toEqual(ofRoutes);
    for (const { value } of Object.values(document.components.examples))
      expect(complaints({ $ref: '#/components/schemas/Problem' }, value)).toEqual([]);
  });

  test('requires a body where the route does, and tells when to come back', () => {
    for (const { route, operation } of operations) {
      const { body, isOptional } = adminRoutes[route as keyof typeof adminRoutes];
      expect([route, operation.requestBody?.required]).toEqual([route, body ? !isOptional : undefined]);
      expect(operation.responses[429]?.headers).toHaveProperty('Retry-After');
      expect(operation.responses[503]?.headers).toHaveProperty('Retry-After');
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '500']));
    }
  });

  test('has no default in a partial change, so that no client fills in what was left out', () => {
    const { ExactDetails, ExactDetailsChange, MoneybirdDetailsChange, MappingChanges } = document.components.schemas;
    expect(JSON.stringify(ExactDetails)).toContain('"default":');
    for (const change of [ExactDetailsChange, MoneybirdDetailsChange, MappingChanges]) {
      expect(JSON.stringify(change)).not.toContain('"default":');
      expect(change?.required).toEqual([]);
    }
  });
});

describe('the description of the events', () => {
  test('is clean by the recommended rules of its parser, which holds every example against its schema', async () => {
    const found = await new Parser().validate(JSON.stringify(events));
    expect(found.map(({ code, message, path }) => [code, message, path])).toEqual([]);
  });

  test('says of every property what it means', () => {
    expect(undescribed(events.components.schemas, events.components.schemas)).toEqual([]);
  });
});

describe('the first page', () => {
  const see = (domainName: string) =>
    publicAnswer({ rawPath: '/', headers: {}, requestContext: { domainName, http: { method: 'GET' } } });
  let page = '';
  beforeAll(() => {
    page = see('books.example')?.body ?? '';
  });

  test('leads to the console and to both descriptions, and shows every route and every event', () => {
    for (const link of ['/console', '/api/v1/openapi.json', '/api/v1/asyncapi.json'])
      expect(page).toContain(`href="${link}"`);
    for (const { route } of operations) expect(page).toContain(`<code>${route}</code>`);
    for (const type of ['invoice.finalised', 'integration.attention']) expect(page).toContain(`<code>${type}</code>`);
  });

  test('runs no script and loads nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|\son\w+=|(src|href)="https?:/i);
    expect(see('books.example')?.headers['content-security-policy']).toMatch(/^default-src 'none';/);
  });

  test('names what the local run alone has only there', () => {
    expect(page).not.toContain('/local/');
    expect(see('127.0.0.1:4000')?.body).toContain('href="/local/events"');
  });
});
