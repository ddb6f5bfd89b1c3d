import { expect, test } from 'vitest';
import { findingsIn } from '../../../infra/lint-template.ts';

const template = (Type: string, Properties: object) => JSON.stringify({ Resources: { One: { Type, Properties } } });
const budget = template('AWS::Budgets::Budget', { Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY' } });

test('a resource that a region does not have is found there, and nowhere else', () => {
  expect(findingsIn(budget, 'eu-north-1').join()).toMatch(/F3006.+does not exist in 'eu-north-1'/);
  expect(findingsIn(budget, 'eu-west-1').join()).not.toMatch(/does not exist/);
});

test('a property that is not there, or has a value that is not allowed, is found', () => {
  expect(findingsIn(template('AWS::SQS::Queue', { Retention: 1 }), 'eu-west-1')).toEqual([
    expect.stringContaining('Retention'),
  ]);
  expect(findingsIn(template('AWS::DynamoDB::Table', { BillingMode: 'FREE' }), 'eu-west-1').join()).toMatch(
    /BillingMode|FREE/,
  );
});
