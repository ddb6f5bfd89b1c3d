import { type CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

/** A stack as it stands at AWS. */
export interface DeployedStack {
  readonly status: string;
  readonly isProtected: boolean;
  readonly tags: ReadonlyMap<string, string>;
}

/** Looks a stack up by its name; null when there is none. */
export async function deployedStack(client: CloudFormationClient, StackName: string): Promise<DeployedStack | null> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }));
    if (!stack) return null;
    return {
      status: stack.StackStatus ?? 'UNKNOWN',
      isProtected: stack.EnableTerminationProtection === true,
      tags: new Map((stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    };
  } catch (error) {
    // CloudFormation knows no error of its own for it.
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message)) return null;
    throw error;
  }
}

/** A stack that was never made whole: nothing in it is kept, and the next deployment makes it anew. */
const NEVER_MADE = ['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_COMPLETE'];

/** Whether the next deployment is the first: then protection against deletion comes with a second one. */
export const isFirstDeployment = (stack: DeployedStack | null): boolean =>
  stack === null || NEVER_MADE.includes(stack.status);

/** What the next deployment asks for. */
export interface AskedDeployment {
  readonly stage: string;
  readonly keepsData: boolean;
}

/** Why a deployment may not replace what stands there, in a sentence; null when it may. */
export function whyRefused(stack: DeployedStack | null, { stage, keepsData }: AskedDeployment): string | null {
  if (stack === null || isFirstDeployment(stack)) return null;
  const standing = stack.tags.get('stage');
  if (standing !== stage)
    return `The stack that stands there is of the stage ${standing ?? 'of nobody'}, not of ${stage}.`;
  const keeps = stack.isProtected || stack.tags.get('keepsData') === 'true';
  if (keeps && !keepsData)
    return `The stage ${stage} keeps its data, and keepsData is false now: its tables would lose their protection.`;
  return null;
}
