import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { accept } from '../accept.ts';
import { ServiceFunction } from '../service-function.ts';

/**
 * Has X-Ray trace every function under `scope`: the wait before an invocation, its start and its end. The code carries no
 * tracer, so what a function calls is not in a trace; its log lines are, by the `correlationId`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
 */
export function traceFunctions(scope: Construct): void {
  for (const fn of scope.node.findAll()) {
    if (!(fn instanceof ServiceFunction)) continue;
    const part = fn.node.defaultChild as CfnFunction;
    part.tracingConfig = { mode: 'Active' };
    if (fn.role) accept(fn.role, 'IAM5[Resource::*]', 'X-Ray has no resources that a policy could name.');
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
    );
  }
}
