import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { Pager } from './pager.ts';

/** The monthly budget, and the pager that it notifies. */
export interface BudgetProps {
  /** US dollars. */
  readonly perMonth: number;
  readonly tells: Pager;
}

/** Notifies people when the month's forecast exceeds the budget, and when the costs do. A stage has its own account. */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { perMonth, tells }: BudgetProps) {
    super(scope, id);
    const tell = (notificationType: 'FORECASTED' | 'ACTUAL') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: tells.topic.topicArn }],
    });
    new CfnBudget(this, 'Month', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: perMonth, unit: 'USD' } },
      notificationsWithSubscribers: [tell('FORECASTED'), tell('ACTUAL')],
    });
  }
}
