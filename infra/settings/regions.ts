import * as v from 'valibot';

/**
 * Where a stage may live: regions in the EU that have all that the stack uses. London and Zürich look like them
 * (`eu-west-2`, `eu-central-2`) and are not in the EU. `npm run lint:template` checks the template for each of these.
 */
export const REGIONS = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1'] as const;

/** CloudFormation makes no budget there: its specification has no `AWS::Budgets::Budget` in these regions. */
const WITHOUT_BUDGETS: readonly string[] = ['eu-north-1'];

/** Whether the stack can watch the costs of a month from a region. */
export const hasBudgets = (region: string): boolean => !WITHOUT_BUDGETS.includes(region);

/** A region, refused by a sentence that names those that can be chosen. */
export const Region = v.picklist(
  REGIONS,
  ({ received }) => `${received} is not a region of the EU in which the stack works: choose ${REGIONS.join(', ')}.`,
);
