import type * as v from 'valibot';
import { isReserved } from './hosts.ts';
import { NOBODYS_ACCOUNT, type StageSettings } from './stage-settings.ts';

/** What is wrong with a setting: its name, and a sentence. */
export type SettingFault = readonly [setting: string, sentence: string];

type Read = Partial<v.InferOutput<typeof StageSettings>>;

/** Settings without which a stage, or one that keeps data, can not be deployed or trusted. */
export function missingSettings({
  keepsData,
  account,
  region,
  tokenIssuer,
  tokenAudience,
  alarmEmail,
  domain,
}: Read): SettingFault[] {
  const faults: [isMissing: boolean, ...SettingFault][] = [
    [!account, 'account', 'is missing: say the twelve digits of the AWS account, so that no other can be deployed to.'],
    [!region, 'region', 'is missing: say where in the EU the stage lives.'],
    [
      tokenIssuer === undefined,
      'tokenIssuer',
      "is missing: say the address of i-Reserve's issuer of tokens, or null for one that the stack makes.",
    ],
    [
      Boolean(tokenIssuer) && tokenAudience === undefined,
      'tokenAudience',
      'is missing: say the audience that the tokens of the issuer name.',
    ],
    [
      keepsData === true && !alarmEmail,
      'alarmEmail',
      'is missing: a stage that keeps data has somebody who hears its alarms.',
    ],
    [
      keepsData === true && !domain,
      'domain',
      'is missing: without one the address changes with the API, and every tenant connects anew.',
    ],
  ];
  return faults.flatMap(([isMissing, ...fault]) => (isMissing ? [fault] : []));
}

/** Settings that do not go together. */
export function clashing({ region, domain, edge }: Read): SettingFault[] {
  const where = domain?.certificateArn?.split(':')[3];
  const faults: [isFault: boolean, ...SettingFault][] = [
    [
      Boolean(domain) && !domain?.certificateArn && !domain?.zone,
      'domain',
      'needs a certificateArn, or the zone in which the stack can have a certificate made.',
    ],
    [
      where !== undefined && region !== undefined && where !== region,
      'domain.certificateArn',
      `is in ${where}, and has to be in ${region}.`,
    ],
    [Boolean(edge) && !domain, 'edge', 'needs a domain, whose name leads to the distribution.'],
    [
      Boolean(edge && domain) && !edge?.certificateArn && !domain?.zone,
      'edge',
      'needs a certificateArn in us-east-1, or the zone of the domain.',
    ],
    [
      Boolean(edge && domain?.oldAddressToo),
      'domain.oldAddressToo',
      'can not be had with an edge: nobody gets in beside the distribution.',
    ],
  ];
  return faults.flatMap(([isFault, ...fault]) => (isFault ? [fault] : []));
}

/** Hosts that the internet can not find. A stage that is made up may name them. */
export function unreachable({ account, tokenIssuer, eventsOutTo, domain, edge, alarmEmail }: Read): SettingFault[] {
  if (account === NOBODYS_ACCOUNT) return [];
  const hosts: [setting: string, host: string | undefined][] = [
    ['tokenIssuer', hostOf(tokenIssuer)],
    ['eventsOutTo.url', hostOf(eventsOutTo?.url)],
    ['domain.name', domain?.name],
    ['edge.originName', edge?.originName],
    ['alarmEmail', alarmEmail?.split('@').at(-1)],
  ];
  return hosts.flatMap(([setting, host]): SettingFault[] =>
    host !== undefined && isReserved(host) ? [[setting, `names ${host}, which nobody can reach.`]] : [],
  );
}

const hostOf = (url: string | null | undefined): string | undefined => (url ? new URL(url).hostname : undefined);
