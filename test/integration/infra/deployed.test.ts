import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, test } from 'vitest';
import {
  type DeployedStack,
  deployedStack,
  isFirstDeployment,
  whyRefused,
} from '../../../infra/operations/deployed.ts';

const standing = (tags: Record<string, string>, over: Partial<DeployedStack> = {}): DeployedStack => ({
  status: 'UPDATE_COMPLETE',
  isProtected: false,
  tags: new Map(Object.entries(tags)),
  ...over,
});
const PROD = standing({ stage: 'prod', keepsData: 'true' }, { isProtected: true });

describe('a deployment is refused', () => {
  test('that would take the protection away from a stack that keeps data', () => {
    expect(whyRefused(PROD, { stage: 'prod', keepsData: false })).toMatch(/^The stage prod keeps its data/);
    expect(
      whyRefused(standing({ stage: 'prod' }, { isProtected: true }), { stage: 'prod', keepsData: false }),
    ).not.toBeNull();
    expect(
      whyRefused(standing({ stage: 'prod', keepsData: 'true' }), { stage: 'prod', keepsData: false }),
    ).not.toBeNull();
  });

  test('that would put one stage over another', () => {
    expect(whyRefused(PROD, { stage: 'dev', keepsData: true })).toMatch(/is of the stage prod, not of dev/);
    expect(whyRefused(standing({}), { stage: 'dev', keepsData: false })).not.toBeNull();
  });
});

test('a deployment that keeps what stands there goes on', () => {
  expect(whyRefused(PROD, { stage: 'prod', keepsData: true })).toBeNull();
  expect(whyRefused(null, { stage: 'prod', keepsData: true })).toBeNull();
  expect(whyRefused(standing({ stage: 'dev', keepsData: 'false' }), { stage: 'dev', keepsData: true })).toBeNull();
});

test('a deployment is the first until a stack was made whole', () => {
  expect(
    [null, standing({}, { status: 'ROLLBACK_COMPLETE' }), standing({}, { status: 'REVIEW_IN_PROGRESS' })].map(
      isFirstDeployment,
    ),
  ).toEqual([true, true, true]);
  expect([PROD, standing({}, { status: 'UPDATE_ROLLBACK_COMPLETE' })].map(isFirstDeployment)).toEqual([false, false]);
});

test('a stack is looked up by its name; that it is not there is no error, and anything else is', async () => {
  const client = new CloudFormationClient({ region: 'eu-west-1' });
  const missing = Object.assign(new Error('Stack with id x does not exist'), { name: 'ValidationError' });
  mockClient(client)
    .on(DescribeStacksCommand)
    .resolvesOnce({
      Stacks: [
        {
          StackName: 'x',
          CreationTime: new Date(0),
          StackStatus: 'CREATE_COMPLETE',
          EnableTerminationProtection: true,
          Tags: [{ Key: 'stage', Value: 'prod' }],
        },
      ],
    })
    .rejectsOnce(missing)
    .rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  expect(await deployedStack(client, 'x')).toEqual({
    status: 'CREATE_COMPLETE',
    isProtected: true,
    tags: new Map([['stage', 'prod']]),
  });
  expect(await deployedStack(client, 'x')).toBeNull();
  await expect(deployedStack(client, 'x')).rejects.toThrow('no');
});
