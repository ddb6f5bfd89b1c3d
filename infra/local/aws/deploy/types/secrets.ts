import { randomInt } from 'node:crypto';
import * as v from 'valibot';
import { arnOf } from '../../surroundings.ts';
import { physicalName, resourceType } from '../resource.ts';

const Generate = v.strictObject({
  PasswordLength: v.optional(v.number(), 32),
  SecretStringTemplate: v.optional(v.string()),
  GenerateStringKey: v.optional(v.string()),
  /** Made of letters and digits here, which no rule about characters forbids. */
  ExcludeCharacters: v.optional(v.string()),
  ExcludePunctuation: v.optional(v.boolean()),
});
type Generate = v.InferOutput<typeof Generate>;

/** A secret that the template itself makes. Its name is its address: the embedded service finds secrets by either. */
export const secret = resourceType(
  {
    Name: v.optional(v.string()),
    SecretString: v.optional(v.string()),
    GenerateSecretString: v.optional(Generate),
  },
  { Description: 'for people', KmsKeyId: 'the data stays on this machine', Tags: 'nobody is billed' },
  ({ Name, SecretString, GenerateSecretString }, place, plan) => {
    const name = physicalName(place, Name);
    const arn = arnOf('secretsmanager', `secret:${name}`);
    plan.secrets.push({ name, value: SecretString ?? generate(GenerateSecretString ?? v.parse(Generate, {})) });
    return { ref: arn, attributes: { Id: arn } };
  },
);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function generate({ PasswordLength, SecretStringTemplate, GenerateStringKey }: Generate): string {
  const made = Array.from({ length: PasswordLength }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return SecretStringTemplate === undefined || GenerateStringKey === undefined
    ? made
    : JSON.stringify({ ...JSON.parse(SecretStringTemplate), [GenerateStringKey]: made });
}
