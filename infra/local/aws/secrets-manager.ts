import { randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Guard } from './guard.ts';
import { openSecretFile, type Secret, type Version } from './secret-file.ts';
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
  Description: v.optional(v.string()),
  KmsKeyId: v.optional(v.string()),
  Tags: v.optional(v.array(v.object({ Key: v.string(), Value: v.string() }))),
});
const Put = v.strictObject({
  SecretId: v.string(),
  ...Value,
  VersionStages: v.optional(v.array(v.string()), ['AWSCURRENT']),
});
const Named = v.strictObject({ SecretId: v.string() });
const Get = v.strictObject({
  SecretId: v.string(),
  VersionId: v.optional(v.string()),
  VersionStage: v.optional(v.string()),
});
const Delete = v.strictObject({
  SecretId: v.string(),
  RecoveryWindowInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(30)), 30),
  ForceDeleteWithoutRecovery: v.optional(v.boolean(), false),
});

/** AWS keeps about this many versions that no label points at. */
const VERSIONS_KEPT = 100;

const seconds = (ms: number) => ms / 1000;

/** Serves secrets as Secrets Manager does, with their versions and labels, in memory or in `file`. */
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
      if (there && !isRepeat(there, ClientRequestToken, SecretString))
        throw new AwsFault(
          'ResourceExistsException',
          `The operation failed because the secret ${Name} already exists.`,
        );
      const arn = there?.arn ?? arnOf('secretsmanager', `secret:${Name}-${randomBytes(3).toString('hex')}`);
      if (!there)
        secrets.all.push({
          name: Name,
          arn,
          createdAt: now(),
          versions: [first(ClientRequestToken, SecretString, now())],
        });
      secrets.save();
      return { ARN: arn, Name, VersionId: ClientRequestToken };
    }),

    PutSecretValue: operation(Put, ({ SecretId, SecretString, ClientRequestToken, VersionStages }) => {
      const secret = alive(SecretId);
      if (!isRepeat(secret, ClientRequestToken, SecretString)) {
        relabel(secret, VersionStages);
        secret.versions.push({ id: ClientRequestToken, value: SecretString, labels: VersionStages, createdAt: now() });
        forgetOldest(secret);
        secrets.save();
      }
      return { ARN: secret.arn, Name: secret.name, VersionId: ClientRequestToken, VersionStages };
    }),

    GetSecretValue: operation(Get, ({ SecretId, VersionId, VersionStage }) => {
      const secret = alive(SecretId);
      const label = VersionStage ?? (VersionId === undefined ? 'AWSCURRENT' : undefined);
      const version = secret.versions.find(
        ({ id, labels }) =>
          (VersionId === undefined || id === VersionId) && (label === undefined || labels.includes(label)),
      );
      if (!version)
        throw new AwsFault(
          'ResourceNotFoundException',
          `Secrets Manager can't find the secret value for ${VersionId ?? label}.`,
        );
      const { id, value, labels, createdAt } = version;
      const about = { ARN: secret.arn, Name: secret.name, VersionId: id, VersionStages: labels };
      return { ...about, SecretString: value, CreatedDate: seconds(createdAt) };
    }),

    DescribeSecret: operation(Named, ({ SecretId }) => {
      const { arn, name, createdAt, versions, deletedAt } = known(SecretId);
      const labelled = versions.filter(({ labels }) => labels.length > 0);
      return {
        ...{ ARN: arn, Name: name, CreatedDate: seconds(createdAt) },
        VersionIdsToStages: Object.fromEntries(labelled.map(({ id, labels }) => [id, labels])),
        ...(deletedAt !== undefined && { DeletedDate: seconds(deletedAt) }),
      };
    }),

    DeleteSecret: operation(Delete, ({ SecretId, RecoveryWindowInDays, ForceDeleteWithoutRecovery }) => {
      const at = seconds(now() + (ForceDeleteWithoutRecovery ? 0 : RecoveryWindowInDays * 86_400_000));
      if (ForceDeleteWithoutRecovery) return { ...secrets.remove(SecretId), DeletionDate: at };
      const secret = alive(SecretId);
      secret.deletedAt = now();
      secrets.save();
      return { ARN: secret.arn, Name: secret.name, DeletionDate: at };
    }),
  };
  return serveWire({ target: 'secretsmanager', operations, guard, wantsOf: secretsManagerWants });
}

const first = (id: string, value: string, createdAt: number): Version => ({
  id,
  value,
  labels: ['AWSCURRENT'],
  createdAt,
});

const markedForDeletion = () =>
  new AwsFault(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );

/** A token is one value for ever: the same again is answered as the first time, another value under it is refused. */
function isRepeat(secret: Secret, token: string, value: string): boolean {
  const there = secret.versions.find(({ id }) => id === token);
  if (there && there.value !== value)
    throw new AwsFault('ResourceExistsException', 'A resource with the ID you requested already exists.');
  return there !== undefined;
}

/** Takes the labels from whoever has them; who loses `AWSCURRENT` becomes `AWSPREVIOUS`. */
function relabel(secret: Secret, labels: readonly string[]): void {
  const last = labels.includes('AWSCURRENT')
    ? secret.versions.find((version) => version.labels.includes('AWSCURRENT'))
    : undefined;
  for (const version of secret.versions)
    version.labels = version.labels.filter((label) => !labels.includes(label) && !(last && label === 'AWSPREVIOUS'));
  last?.labels.push('AWSPREVIOUS');
}

function forgetOldest(secret: Secret): void {
  const unlabelled = secret.versions.filter(({ labels }) => labels.length === 0);
  const gone = new Set(unlabelled.slice(0, Math.max(0, unlabelled.length - VERSIONS_KEPT)));
  secret.versions = secret.versions.filter((version) => !gone.has(version));
}
