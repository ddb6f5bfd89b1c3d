import type { ResourceType } from './resource.ts';
import { api, authorizer, integration, route, stage } from './types/api-gateway.ts';
import { table } from './types/dynamodb.ts';
import { eventBus, rule } from './types/events.ts';
import { policy, role } from './types/iam.ts';
import { key } from './types/kms.ts';
import { alias, eventInvokeConfig, eventSourceMapping, lambdaFunction, permission, version } from './types/lambda.ts';
import { schedule, scheduleGroup } from './types/scheduler.ts';
import { queue, queuePolicy } from './types/sqs.ts';
import { withoutEffects } from './types/without-effect.ts';

/** Every type of resource that the local run knows; a new one is a file and a line here. */
export const resourceTypes: Readonly<Record<string, ResourceType>> = {
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::DynamoDB::Table': table,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::Rule': rule,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::Role': role,
  'AWS::KMS::Key': key,
  'AWS::Lambda::Alias': alias,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::Version': version,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': scheduleGroup,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  ...withoutEffects,
};
