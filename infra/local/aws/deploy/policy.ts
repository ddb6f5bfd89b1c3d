import * as v from 'valibot';

const oneOrMore = v.pipe(
  v.union([v.string(), v.array(v.string())]),
  v.transform((value) => [value].flat()),
);

const Condition = v.record(v.string(), v.record(v.string(), oneOrMore));

/** One statement of a policy. */
const Statement = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: oneOrMore,
  Resource: v.optional(oneOrMore, ['*']),
  Principal: v.optional(v.union([v.literal('*'), v.record(v.string(), oneOrMore)])),
  Condition: v.optional(Condition, {}),
});
export type Statement = v.InferOutput<typeof Statement>;

/** A policy, as far as the local run can judge it: `NotAction` and its like are refused. */
export const PolicyDocument = v.strictObject({
  Version: v.optional(v.string()),
  Statement: v.pipe(
    v.union([Statement, v.array(Statement)]),
    v.transform((statements) => [statements].flat()),
  ),
});

/** What a caller asks to do with a resource. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  /** The service that asks, where one does: `events.amazonaws.com`. */
  readonly service?: string;
  /** On whose behalf it asks. */
  readonly sourceArn?: string;
  /** The partition keys of the items that it asks for; empty when they are unknown. */
  readonly leadingKeys?: readonly string[];
  /** What else the conditions of a policy may ask for, by its key. */
  readonly context?: Readonly<Record<string, string>>;
}

/** One `AWS::Lambda::Permission`: a service may do something with a function, on behalf of a source. */
export interface LambdaPermission {
  readonly functionName: string;
  readonly action: string;
  readonly principal: string;
  readonly sourceArn: string | undefined;
}

/** Says whether these statements allow a request: one allows it and none denies it, as IAM judges. */
export function allows(statements: readonly Statement[], request: IamRequest): boolean {
  const fitting = statements.filter((statement) => fits(statement, request));
  return fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny');
}

function fits({ Action, Resource, Principal, Condition }: Statement, request: IamRequest): boolean {
  const named = (shapes: readonly string[], value: string) => shapes.some((shape) => like(shape, value));
  return (
    named(Action, request.action) &&
    named(Resource, request.resource) &&
    isFor(Principal, request.service) &&
    Object.entries(Condition).every(([operator, wanted]) => meets(operator, wanted, request))
  );
}

/** A statement without principal belongs to a role, and is for whoever has that role. */
function isFor(principal: Statement['Principal'], service: string | undefined): boolean {
  if (principal === undefined || principal === '*') return true;
  const { AWS = [], Service = [] } = principal;
  return AWS.includes('*') || (service !== undefined && Service.includes(service));
}

const FOR_ALL = 'ForAllValues:';

/** A condition on something that the local run does not know is not met. */
function meets(operator: string, wanted: Readonly<Record<string, readonly string[]>>, request: IamRequest): boolean {
  if (operator.startsWith(FOR_ALL)) return meetsForAll(operator.slice(FOR_ALL.length), wanted, request);
  const context: Readonly<Record<string, string | undefined>> = {
    'aws:SourceArn': request.sourceArn,
    'aws:SourceAccount': request.sourceArn?.split(':')[4],
    'aws:SecureTransport': 'true',
    ...request.context,
  };
  const known = ['ArnEquals', 'ArnLike', 'StringEquals', 'StringLike', 'Bool'].includes(operator);
  return (
    known &&
    Object.entries(wanted).every(([key, shapes]) => {
      const value = context[key];
      return (
        value !== undefined &&
        shapes.some((shape) => (operator === 'StringEquals' ? shape === value : like(shape, value)))
      );
    })
  );
}

/** Every one of several values has a shape that is wanted. IAM would take no values at all; here they are a mistake. */
function meetsForAll(
  operator: string,
  wanted: Readonly<Record<string, readonly string[]>>,
  { leadingKeys = [] }: IamRequest,
): boolean {
  return Object.entries(wanted).every(
    ([key, shapes]) =>
      ['StringEquals', 'StringLike'].includes(operator) &&
      key === 'dynamodb:LeadingKeys' &&
      leadingKeys.length > 0 &&
      leadingKeys.every((value) =>
        shapes.some((shape) => (operator === 'StringEquals' ? shape === value : like(shape, value))),
      ),
  );
}

/** Whether a value has the shape that a policy writes with `*` for any text, and `?` for any one character. */
export const like = (shape: string, value: string): boolean => {
  const parts = shape.split('*').map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(value);
};
