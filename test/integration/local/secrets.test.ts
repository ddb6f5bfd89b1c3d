import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  ListSecretsCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { createGuard } from '../../../infra/local/aws/guard.ts';
import { startSecretsManager } from '../../../infra/local/aws/secrets-manager.ts';
import { clientOf } from '../../../infra/local/aws/surroundings.ts';
import { secretKeeper } from '../../../shared/store/secrets.ts';

async function secretsManager(file?: string) {
  const service = await startSecretsManager(Date.now, createGuard(), file);
  const client = new SecretsManagerClient(clientOf(service.url));
  return { client, [Symbol.asyncDispose]: () => service.close() };
}

const read = async (client: SecretsManagerClient) =>
  (await client.send(new GetSecretValueCommand({ SecretId: 'books/exact' }))).SecretString;

const create = (value: string, token?: string) =>
  new CreateSecretCommand({ Name: 'books/exact', SecretString: value, ...(token && { ClientRequestToken: token }) });

const put = (value: string) => new PutSecretValueCommand({ SecretId: 'books/exact', SecretString: value });

const TOKEN = 'a'.repeat(32);

test('a secret is read as it was written, by its name, its ARN, and its ARN without the random end', async () => {
  await using service = await secretsManager();
  const { ARN = '' } = await service.client.send(create('one'));
  const ids = ['books/exact', ARN, ARN.slice(0, -7)];
  const values = await Promise.all(ids.map((SecretId) => service.client.send(new GetSecretValueCommand({ SecretId }))));
  expect(values.map(({ SecretString }) => SecretString)).toEqual(['one', 'one', 'one']);
});

test('a new value takes the place of the last one', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one'));
  await service.client.send(put('two'));
  expect(await read(service.client)).toBe('two');
});

test('an older version is refused by name', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one'));
  const previous = new GetSecretValueCommand({ SecretId: 'books/exact', VersionStage: 'AWSPREVIOUS' });
  await expect(service.client.send(previous)).rejects.toThrow('VersionStage');
});

test('a secret that is made twice under the same token is one; with another value it is refused', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one', TOKEN));
  await service.client.send(create('one', TOKEN));
  await expect(service.client.send(create('two', TOKEN))).rejects.toBeInstanceOf(ResourceExistsException);
  expect(await read(service.client)).toBe('one');
});

test('a name that is taken is refused', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one'));
  await expect(service.client.send(create('two'))).rejects.toBeInstanceOf(ResourceExistsException);
});

test('a secret that is not there cannot be read or written', async () => {
  await using service = await secretsManager();
  const missing = { SecretId: 'books/exact' };
  for (const answer of [service.client.send(new GetSecretValueCommand(missing)), service.client.send(put('one'))])
    await expect(answer).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('a deleted secret waits: it cannot be read and its name is not free', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one'));
  const { DeletionDate } = await service.client.send(
    new DeleteSecretCommand({ SecretId: 'books/exact', RecoveryWindowInDays: 7 }),
  );
  expect(DeletionDate?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  await expect(read(service.client)).rejects.toBeInstanceOf(InvalidRequestException);
  await expect(service.client.send(create('two'))).rejects.toBeInstanceOf(InvalidRequestException);
});

test('a secret deleted for good is gone, its name is free, and deleting it again is no error', async () => {
  await using service = await secretsManager();
  await service.client.send(create('one'));
  const remove = new DeleteSecretCommand({ SecretId: 'books/exact', ForceDeleteWithoutRecovery: true });
  await service.client.send(remove);
  await service.client.send(remove);
  await service.client.send(create('two'));
  expect(await read(service.client)).toBe('two');
});

test('a client secret that we delete can not be read, can be deleted again, and can be brought back', async () => {
  await using service = await secretsManager();
  const keeper = secretKeeper(service.client, 'books', () => 'exact');
  const name = keeper.newName();
  await keeper.create(name, 'one');
  await keeper.remove(name);
  await keeper.remove(name);
  await keeper.remove('books/never-there');
  expect(await keeper.replace(name, 'two')).toBe(false);
  expect(await keeper.replace('books/never-there', 'two')).toBe(false);
  await expect(read(service.client)).rejects.toBeInstanceOf(InvalidRequestException);
  await expect(keeper.create(name, 'two')).rejects.toBeInstanceOf(InvalidRequestException); // it is still there
});

test('an operation that is not there is refused by its name', async () => {
  await using service = await secretsManager();
  await expect(service.client.send(new ListSecretsCommand({}))).rejects.toThrow('does not know ListSecrets');
});

test('secrets outlive the service in a file that only its owner reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-secrets-'));
  const file = join(folder, 'secrets.json');
  try {
    {
      await using before = await secretsManager(file);
      await before.client.send(create('one'));
    }
    await using after = await secretsManager(file);
    expect(await read(after.client)).toBe('one');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.new`)).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
