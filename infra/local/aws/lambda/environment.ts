import type { FunctionPlan } from '../deploy/plan.ts';
import { CREDENTIALS, type Endpoints, REGION } from '../surroundings.ts';

/**
 * The environment of a function: what the template gives it, what Lambda adds, and where the embedded services are.
 * Nothing of the machine's own environment is in it, and no settings of somebody's AWS account are read.
 */
export const environmentOf = (
  { environment, name, memoryMb }: FunctionPlan,
  endpoints: Endpoints,
): Record<string, string> => ({
  ...environment,
  TZ: 'UTC',
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_ACCESS_KEY_ID: name, // by which the embedded services know its role
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsManager,
  AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.eventBridge,
});
