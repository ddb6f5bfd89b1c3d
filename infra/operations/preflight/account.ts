import { GetAccountSettingsCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { type Finding, nameOfError, well, worthKnowing, wrong } from './finding.ts';

/** What the worker and the intake may use at once, and what the API needs beside them. */
const CONCURRENCY = { worker: 200, intake: 20, others: 80 };

/** The version of the bootstrap that `aws-cdk` asks for with our synthesizer. */
const BOOTSTRAP = { parameter: '/cdk-bootstrap/hnb659fds/version', atLeast: 6 };

/** Whose credentials the shell has: only those of the stage's account will do. */
export async function checkCredentials(sts: STSClient, account: string): Promise<Finding> {
  try {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    if (Account === account) return well(`The credentials are those of the account ${account}.`);
    return wrong(`The credentials are those of the account ${Account}, and the stage lives in ${account}.`);
  } catch (error) {
    return wrong(`There are no credentials that AWS takes (${nameOfError(error)}): sign in to the account ${account}.`);
  }
}

/** Whether the account may run as many functions at once as the queues ask for. A new account may run ten. */
export async function checkConcurrency(lambda: LambdaClient): Promise<Finding> {
  const { worker, intake, others } = CONCURRENCY;
  const needed = worker + intake + others;
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const limit = AccountLimit?.ConcurrentExecutions ?? 0;
    if (limit >= needed) return well(`${limit} functions may run at once; the stage may want ${needed}.`);
    if (limit > worker + intake)
      return worthKnowing(`${limit} functions may run at once, and a busy day wants ${needed}.`);
    return wrong(
      `${limit} functions may run at once, and the queues alone want ${worker + intake}: ask AWS for ${needed}.`,
    );
  } catch (error) {
    return wrong(`The quota of functions that run at once can not be read (${nameOfError(error)}).`);
  }
}

/** Whether `cdk bootstrap` was run in the account and region. */
export async function checkBootstrap(ssm: SSMClient, account: string, region: string): Promise<Finding> {
  const remedy = `run npx cdk bootstrap aws://${account}/${region}`;
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: BOOTSTRAP.parameter }));
    const version = Number(Parameter?.Value ?? 0);
    if (version >= BOOTSTRAP.atLeast) return well(`The account is bootstrapped in ${region}, version ${version}.`);
    return wrong(`The bootstrap in ${region} is of version ${version}, and ${BOOTSTRAP.atLeast} is needed: ${remedy}.`);
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound')
      return wrong(`The account is not bootstrapped in ${region}: ${remedy}.`);
    return wrong(`The bootstrap can not be looked up (${nameOfError(error)}).`);
  }
}
