import { arnOf } from '../../aws/surroundings.ts';
import { physicalName, type ResourceType } from '../resource.ts';

/** A type that changes nothing here, whatever it says; others may refer to its name or ARN. */
const withoutEffect = (service: string): ResourceType => ({
  read: (_properties, place) => {
    const name = physicalName(place);
    return { ref: name, attributes: { Arn: arnOf(service, name) } };
  },
});

/** What AWS watches, logs or counts and the local run does not, each with the reason why nothing is missed. */
export const withoutEffects: Readonly<Record<string, ResourceType>> = {
  /** Counts constructs for CDK's makers. */
  'AWS::CDK::Metadata': withoutEffect('cloudformation'),
  /** Alarms wake people at night; here somebody looks at the screen. */
  'AWS::CloudWatch::Alarm': withoutEffect('cloudwatch'),
  'AWS::CloudWatch::CompositeAlarm': withoutEffect('cloudwatch'),
  /** Draws metrics that there are none of. */
  'AWS::CloudWatch::Dashboard': withoutEffect('cloudwatch'),
  /** What functions print is read here as they print it. */
  'AWS::Logs::LogGroup': withoutEffect('logs'),
  /** Counts lines of logs for alarms. */
  'AWS::Logs::MetricFilter': withoutEffect('logs'),
  /** Carries alarms to people. */
  'AWS::SNS::Topic': withoutEffect('sns'),
  'AWS::SNS::TopicPolicy': withoutEffect('sns'),
  'AWS::SNS::Subscription': withoutEffect('sns'),
};
