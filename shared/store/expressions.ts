import { escaped } from './key-escape.ts';

/** What an update sets an attribute to: the value that another one has. */
export class CopyOf {
  readonly attribute: string;
  constructor(attribute: string) {
    this.attribute = attribute;
  }
}

/** What an update sets; `undefined` takes the attribute away. */
export type AttributeChanges = Readonly<Record<string, unknown>>;

/** What an update adds to: a number to a number, names to a set of names. */
export type Additions = Readonly<Record<string, number | ReadonlySet<string>>>;

/** A condition on the item that is written, in DynamoDB's words; names that it reserves are written `#name`. */
export interface Condition {
  readonly expression: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Every `#name` of an expression stands for the attribute of that name. */
export const namesIn = (expression: string): Record<string, string> =>
  Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([alias, name = '']) => [alias, name]));

/** A condition as DynamoDB takes it. */
export const conditionInput = ({ expression, values }: Condition) => {
  const names = namesIn(expression);
  return {
    ConditionExpression: expression,
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(values ? { ExpressionAttributeValues: escaped({ ...values }) } : {}),
  };
};
