import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { DAY_MS } from '../../../shared/domain/duration.ts';
import type { Guard } from './guard.ts';
import { openSecretFile, type Secret } from './secret-file.ts';
import { arnOf, type Service } from './surroundings.ts';
import { secretsManagerWants } from './wants.ts';
import { AwsFault, operation, serveWire } from './wire.ts';

const Value = {
  ClientRequestToken: v.optional(v.pipe(v.string(), v.minLength(32), v.maxLength(64)), () => randomUUID()),
  SecretString: v.pipe(v.string(), v.maxBytes(65_536)),
};
const Create = v.strictObject({
  Name: v.pipe(v.string(), v.regex(/^[\w/+=.@-]{1,512}$/)),
  ...Value,
});
const Put = v.strictObject({ SecretId: v.string(), ...Value });
const Get = v.strictObject({ SecretId: v.string() });
const Delete = v.strictObject({
  SecretId: v.string(),
  RecoveryWindowInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(30)), 30),
  ForceDeleteWithoutRecovery: v.optional(v.boolean(), false),
});

const seconds = (ms: number) => ms / 1000;

/** Serves the current value of each secret as Secrets Manager does, in memory or in `file`. */
export function startSecretsManager(now: () => number, guard: Guard, file?: string): Promise<Service> {
  const secrets = openSecretFile(file);

  const known = (id: string): Secret => {
    const secret = secrets.all.find(({ name, arn }) => id === name || id === arn || id === arn.slice(0, -7));
    if (!secret) throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return secret;
  };
  const alive = (id: string): Secret => {
    const secret = known(id);
    if (secret.deletedAt !== undefined) throw markedForDeletion();
    return secret;
  };

  const operations = {
    CreateSecret: operation(Create, ({ Name, SecretString, ClientRequestToken }) => {
      const there = secrets.all.find(({ name }) => name === Name);
      if (there?.deletedAt !== undefined) throw markedForDeletion();
      if (there && !isRepeat(there, ClientRequestToken, SecretString)) throw exists(Name);
      if (there) return { ARN: there.arn, Name, VersionId: ClientRequestToken };
      const arn = arnOf('secretsmanager', `secret:${Name}-${randomBytes(3).toString('hex')}`);
      const value = { value: SecretString, versionId: ClientRequestToken };
      secrets.all.push({ name: Name, arn, ...value, createdAt: now() });
      secrets.save();
      return { ARN: arn, Name, VersionId: ClientRequestToken };
    }),

    PutSecretValue: operation(Put, ({ SecretId, SecretString, ClientRequestToken }) => {
      const secret = alive(SecretId);
      Object.assign(secret, { value: SecretString, versionId: ClientRequestToken, createdAt: now() });
      secrets.save();
      return { ARN: secret.arn, Name: secret.name, VersionId: ClientRequestToken };
    }),

    GetSecretValue: operation(Get, ({ SecretId }) => {
      const { arn, name, value, versionId, createdAt } = alive(SecretId);
      return { ARN: arn, Name: name, VersionId: versionId, SecretString: value, CreatedDate: seconds(createdAt) };
    }),

    DeleteSecret: operation(Delete, ({ SecretId, RecoveryWindowInDays, ForceDeleteWithoutRecovery }) => {
      const at = seconds(now() + (ForceDeleteWithoutRecovery ? 0 : RecoveryWindowInDays * DAY_MS));
      if (ForceDeleteWithoutRecovery) return { ...secrets.remove(SecretId), DeletionDate: at };
      const secret = alive(SecretId);
      secret.deletedAt = now();
      secrets.save();
      return { ARN: secret.arn, Name: secret.name, DeletionDate: at };
    }),
  };
  return serveWire({ target: 'secretsmanager', operations, guard, wantsOf: secretsManagerWants });
}

const exists = (name: string) =>
  new AwsFault('ResourceExistsException', `The operation failed because the secret ${name} already exists.`);

const markedForDeletion = () =>
  new AwsFault(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );

/** The SDK asks again under the same token when it heard no answer. */
const isRepeat = ({ versionId, value }: Secret, token: string, given: string): boolean =>
  versionId === token && value === given;
