import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { type ApiWorld, createHandler } from '../../../functions/admin-api/handler.ts';
import { rawPathOf } from '../../../infra/local/aws/http/payload.ts';
import type { AnyWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';
import { openAdminWorld } from './admin-world.ts';

/** A request as a test words it: `PUT /integrations/exact`. */
interface Asking {
  /** The claim of the token; null for a token without one. */
  readonly tenant?: string | null;
  readonly query?: string;
  /** Claims beside the tenant. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** The body as it is, in place of JSON. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long the request may take. */
  readonly timeLeftMs?: () => number;
}

/** The admin API of a test world, a real Secrets Manager beside it, and a person with a browser who gives consent. */
export async function adminDesk(world: AnyWorld, over: Partial<ApiWorld> = {}) {
  const opened = await openAdminWorld(world);
  const { adminWorld, client, secret } = opened;
  const handle = createHandler({ ...adminWorld, ...over });
  const person = consentDesk(world, { secret });

  async function call(asked: string, body?: unknown, { tenant = world.key.tenant, ...asking }: Asking = {}) {
    const [method = '', path = ''] = asked.split(' ');
    const claims = { ...(tenant === null ? {} : { tenant }), ...asking.claims };
    const answer = await handle(
      {
        rawPath: rawPathOf(`/api/v1${path}`) ?? path,
        rawQueryString: asking.query ?? '',
        headers: asking.headers ?? {},
        requestContext: { domainName: '127.0.0.1:4000', http: { method }, authorizer: { jwt: { claims } } },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(asking.raw === undefined ? {} : { body: asking.raw }),
      },
      { timeLeftMs: asking.timeLeftMs ?? (() => 28_000) },
    );
    const isJson = answer.headers['content-type']?.includes('json') && answer.body !== '';
    const json = isJson ? JSON.parse(answer.body) : null;
    return { status: answer.statusCode, body: json, headers: answer.headers, text: answer.body };
  }

  return {
    call,
    secret,
    /** Step 1 in the browser, by the address that the API gave; the callback's status. */
    consent: async (id: string, asking: Asking = {}) => {
      const { body } = await call(`POST /integrations/${id}/consent`, {}, asking);
      return (await person.callback(await person.visit(body.authorizeUrl))).statusCode;
    },
    /** The same with an address that was given before. */
    comeBack: async (address: string) => (await person.callback(await person.visit(address))).statusCode,
    /** The value of a secret as it stands; undefined when there is none. */
    valueOf: async (SecretId: string) =>
      client.send(new GetSecretValueCommand({ SecretId })).then(
        ({ SecretString }) => SecretString,
        () => undefined,
      ),
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}
