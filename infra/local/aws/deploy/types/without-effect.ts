import { arnOf } from '../../surroundings.ts';
import { physicalName, type ResourceType } from '../resource.ts';

/** A type that changes nothing here, whatever it says; others may refer to its name or ARN. */
const withoutEffect = (service: string, kind = '', more: readonly string[] = []): ResourceType => ({
  read: (_properties, place) => {
    const name = physicalName(place);
    const attributes = more.map((attribute) => [attribute, `${name}-${attribute}`]);
    return { ref: name, attributes: { Arn: arnOf(service, kind + name), ...Object.fromEntries(attributes) } };
  },
});

/** What AWS watches, logs or counts and the local run does not, each with the reason why nothing is missed. */
export const withoutEffects: Readonly<Record<string, ResourceType>> = {
  /** A name of one's own; here there is the address of this machine, and no other. */
  'AWS::ApiGatewayV2::ApiMapping': withoutEffect('apigateway'),
  'AWS::ApiGatewayV2::DomainName': withoutEffect('apigateway', '', ['RegionalDomainName', 'RegionalHostedZoneId']),
  /** Nobody is billed. */
  'AWS::Budgets::Budget': withoutEffect('budgets'),
  /** Alarms wake people at night; here somebody looks at the screen. */
  'AWS::CloudWatch::Alarm': withoutEffect('cloudwatch'),
  /** Moves calls from one version to the next; here there is one version at a time, and it gets all calls at once. */
  'AWS::CodeDeploy::Application': withoutEffect('codedeploy', 'application:'),
  'AWS::CodeDeploy::DeploymentGroup': withoutEffect('codedeploy', 'deploymentgroup:'),
  /** Draws metrics that there are none of. */
  'AWS::CloudWatch::Dashboard': withoutEffect('cloudwatch'),
  /** Keeps events to be replayed; here whoever posted an event can post it again. */
  'AWS::Events::Archive': withoutEffect('events', 'archive/'),
  /** Lets other accounts in; here there are none, and whoever reaches this machine may post events. */
  'AWS::Events::EventBusPolicy': withoutEffect('events'),
  /** Describes events to people and their tools. */
  'AWS::EventSchemas::Registry': withoutEffect('schemas', 'registry/', ['RegistryName']),
  'AWS::EventSchemas::Schema': withoutEffect('schemas', 'schema/'),
  /** What functions print is read here as they print it. */
  'AWS::Logs::LogGroup': withoutEffect('logs'),
  /** Counts lines of logs, for alarms that there are none of. */
  'AWS::Logs::MetricFilter': withoutEffect('logs'),
  /** Carries alarms to people. */
  'AWS::SNS::Topic': withoutEffect('sns'),
  'AWS::SNS::TopicPolicy': withoutEffect('sns'),
  'AWS::SNS::Subscription': withoutEffect('sns'),
};
