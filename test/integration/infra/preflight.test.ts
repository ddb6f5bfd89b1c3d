import { createServer } from 'node:http';
import { ACMClient, DescribeCertificateCommand, ResourceNotFoundException } from '@aws-sdk/client-acm';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import { checkBootstrap, checkConcurrency, checkCredentials } from '../../../infra/operations/preflight/account.ts';
import { checkCertificate } from '../../../infra/operations/preflight/certificate.ts';
import { checkIssuer } from '../../../infra/operations/preflight/issuer.ts';
import { stageAsked } from '../../../infra/operations/stage-asked.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const RSA = { kty: 'RSA', kid: 'one', alg: 'RS256', n: 'AQAB', e: 'AQAB' };

/** An issuer over HTTP: a path that is missing here is answered with 404. */
async function issuerWith(documents: (origin: string) => Readonly<Record<string, unknown>>) {
  let origin = '';
  const server = createServer(({ url = '' }, response) => {
    const found = documents(origin)[url];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return { origin, [Symbol.asyncDispose]: async () => void server.close() };
}

const DISCOVERY = '/.well-known/openid-configuration';

describe('the issuer is looked at as the gateway will', () => {
  const discovered = (origin: string, more = {}) => ({ issuer: origin, jwks_uri: `${origin}/keys`, ...more });

  test('one with a discovery document and an RSA key is well', async () => {
    await using issuer = await issuerWith((origin) => ({ [DISCOVERY]: discovered(origin), '/keys': { keys: [RSA] } }));
    expect(await checkIssuer(issuer.origin)).toEqual([
      { verdict: 'well', sentence: expect.stringContaining('1 of the keys') },
    ]);
  });

  test.each<[string, (origin: string) => Readonly<Record<string, unknown>>, RegExp]>([
    ['that has no document', () => ({}), /discovery document is answered with 404/],
    ['whose document lacks the keys', (origin) => ({ [DISCOVERY]: { issuer: origin } }), /lacks jwks_uri/],
    [
      'that calls itself something else',
      (origin) => ({ [DISCOVERY]: discovered(origin, { issuer: 'https://other' }), '/keys': { keys: [RSA] } }),
      /names the issuer https:\/\/other/,
    ],
    [
      'whose keys are away',
      (origin) => ({ [DISCOVERY]: discovered(origin) }),
      /keys: the document is answered with 404/,
    ],
    [
      'that signs with curves',
      (origin) => ({ [DISCOVERY]: discovered(origin), '/keys': { keys: [{ kty: 'EC', kid: 'one' }] } }),
      /no RSA key/,
    ],
    [
      'whose keys have no id',
      (origin) => ({ [DISCOVERY]: discovered(origin), '/keys': { keys: [{ kty: 'RSA', alg: 'RS256' }] } }),
      /no RSA key for RS256 with a `kid`/,
    ],
  ])('one %s is named', async (_, documents, sentence) => {
    await using issuer = await issuerWith(documents);
    expect(await checkIssuer(issuer.origin)).toEqual([{ verdict: 'wrong', sentence: expect.stringMatching(sentence) }]);
  });

  test('one that nobody answers for is named', async () => {
    const issuer = await issuerWith(() => ({}));
    await issuer[Symbol.asyncDispose]();
    expect(await checkIssuer(issuer.origin)).toEqual([
      { verdict: 'wrong', sentence: expect.stringContaining('can not be reached (ECONNREFUSED)') },
    ]);
  });
});

describe('the account', () => {
  const at = { region: REGION };

  test('has to be the one of the stage', async () => {
    const client = new STSClient(at);
    mockClient(client)
      .on(GetCallerIdentityCommand)
      .resolvesOnce({ Account: ACCOUNT })
      .resolvesOnce({ Account: '999988887777' });
    expect((await checkCredentials(client, ACCOUNT)).verdict).toBe('well');
    const other = await checkCredentials(client, ACCOUNT);
    expect(other).toEqual({ verdict: 'wrong', sentence: expect.stringMatching(/999988887777.+111122223333/) });
  });

  test('has to let somebody in', async () => {
    const client = new STSClient(at);
    mockClient(client)
      .on(GetCallerIdentityCommand)
      .rejects(Object.assign(new Error('expired'), { name: 'ExpiredToken' }));
    expect((await checkCredentials(client, ACCOUNT)).sentence).toMatch(
      /no credentials that AWS takes \(ExpiredToken\)/,
    );
  });

  test.each([
    [1000, 'well'],
    [250, 'worth knowing'],
    [10, 'wrong'],
  ])('that may run %i functions at once is %s', async (ConcurrentExecutions, verdict) => {
    const client = new LambdaClient(at);
    mockClient(client).on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });
    expect((await checkConcurrency(client)).verdict).toBe(verdict);
  });

  test('has to be bootstrapped, by a version that is new enough', async () => {
    const client = new SSMClient(at);
    mockClient(client)
      .on(GetParameterCommand)
      .resolvesOnce({ Parameter: { Value: '28' } })
      .resolvesOnce({ Parameter: { Value: '3' } })
      .rejects(new ParameterNotFound({ message: 'none', $metadata: {} }));
    const found = [0, 1, 2].map(() => () => checkBootstrap(client, ACCOUNT, REGION));
    const sentences = [];
    for (const ask of found) sentences.push((await ask()).sentence);
    expect(sentences).toEqual([
      expect.stringContaining('version 28'),
      expect.stringMatching(/version 3, .+npx cdk bootstrap aws:\/\/111122223333\/eu-west-1/),
      expect.stringContaining('is not bootstrapped in eu-west-1'),
    ]);
  });
});

describe('the certificate', () => {
  const arn = (region: string) => `arn:aws:acm:${region}:${ACCOUNT}:certificate/1`;
  const wish = { name: 'books.i-reserve.example', certificateArn: arn(REGION), region: REGION };
  const issued = {
    DomainName: 'i-reserve.example',
    SubjectAlternativeNames: ['*.i-reserve.example'],
    Status: 'ISSUED' as const,
  };
  const client = new ACMClient({ region: REGION });
  const acm = mockClient(client);
  const found = async (Certificate: object, over = {}) => {
    acm.reset();
    acm.on(DescribeCertificateCommand).resolves({ Certificate });
    return checkCertificate(client, { ...wish, ...over });
  };

  test('is well when it is issued for the name, with a star too', async () => {
    expect((await found(issued)).verdict).toBe('well');
  });

  test.each([
    [
      'is in another region',
      issued,
      { certificateArn: arn('us-east-1') },
      /is in us-east-1, and has to be in eu-west-1/,
    ],
    ['waits for its proof', { ...issued, Status: 'PENDING_VALIDATION' }, {}, /is PENDING_VALIDATION/],
    ['is for another name', { ...issued, SubjectAlternativeNames: [] }, {}, /for i-reserve.example, and not for books/],
    ['stands one label too high', issued, { name: 'eu.books.i-reserve.example' }, /and not for eu.books/],
  ])('that %s is named', async (_, certificate, over, sentence) => {
    expect(await found(certificate, over)).toEqual({ verdict: 'wrong', sentence: expect.stringMatching(sentence) });
  });

  test('that is not there is named', async () => {
    acm.reset();
    acm.on(DescribeCertificateCommand).rejects(new ResourceNotFoundException({ message: 'none', $metadata: {} }));
    expect((await checkCertificate(client, wish)).sentence).toMatch(/can not be read \(ResourceNotFoundException\)/);
  });
});

test('the command line names the stage as for cdk, over what cdk.json says', () => {
  const cdkJson = new URL('../../../cdk.json', import.meta.url);
  const { context, words, help } = stageAsked(
    ['-c', 'stage=prod', '--context', 'countedPer=moneybird=egress'],
    cdkJson,
  );
  expect([context('stage'), context('countedPer'), help]).toEqual(['prod', 'moneybird=egress', false]);
  expect(context('stages')).toMatchObject({ prod: { keepsData: true } });
  expect(words).toHaveLength(4);
  expect(stageAsked(['--help'], cdkJson).help).toBe(true);
});
