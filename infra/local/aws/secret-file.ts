import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const Secret = v.object({
  name: v.string(),
  arn: v.string(),
  /** The current value, and the token under which it was written. */
  value: v.string(),
  versionId: v.string(),
  createdAt: v.number(),
  deletedAt: v.exactOptional(v.number()),
});

/** A secret, as the file keeps it. */
export type Secret = v.InferOutput<typeof Secret>;

/** The secrets that there are, in memory, and in a file that only its owner reads when there is one. */
export interface SecretFile {
  readonly all: Secret[];
  save(): void;
  /** Removes a secret for good; one that is not there is no error, as on AWS. */
  remove(id: string): { ARN: string; Name: string };
}

/** Opens the secrets in `file`, or an empty set in memory. */
export function openSecretFile(file?: string): SecretFile {
  const all = file && existsSync(file) ? v.parse(v.array(Secret), JSON.parse(readFileSync(file, 'utf8'))) : [];
  const save = () => {
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify(all), { mode: 0o600 });
    renameSync(`${file}.new`, file); // whole or not at all
  };
  return {
    all,
    save,
    remove(id) {
      const at = all.findIndex(({ name, arn }) => id === name || id === arn);
      const [gone] = at < 0 ? [] : all.splice(at, 1);
      save();
      return { ARN: gone?.arn ?? id, Name: gone?.name ?? id };
    },
  };
}
