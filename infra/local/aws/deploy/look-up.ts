import { arnOf } from '../surroundings.ts';
import type { FunctionPlan, Plan, QueuePlan } from './plan.ts';

/** The function that a name or an ARN stands for, with `:alias` behind it or without. */
export function functionOf(plan: Plan, functionName: string): FunctionPlan {
  const alias = plan.aliases.find(({ arn }) => arn === functionName || arn.endsWith(`:function:${functionName}`));
  const wanted = alias?.functionName ?? functionName;
  const found = plan.functions.find(({ name, arn }) => name === wanted || arn === wanted);
  if (!found) throw new Error(`The template refers to the function ${functionName}, which it does not have.`);
  return found;
}

/** The queue that an ARN stands for. */
export function queueOf(plan: Plan, queueArn: string): QueuePlan {
  const found = plan.queues.find(({ arn }) => arn === queueArn);
  if (!found) throw new Error(`The template refers to the queue ${queueArn}, which it does not have.`);
  return found;
}

/** The ARN under which an API calls a function. */
export const apiArn = (apiId: string): string => arnOf('execute-api', apiId);
