import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { addDeployment } from './deployment.ts';
import { lintedStages } from './settings/linted-stages.ts';
import { REGIONS } from './settings/regions.ts';

/** A finding of the checker, as far as it is used. */
interface Diagnostic {
  readonly severity: string;
  readonly ruleId: string;
  readonly message: string;
}

/** The part of AWS's own checker of templates that is used. */
interface Checker {
  readonly CelEngine: new () => {
    validateTemplate(template: unknown, config: object): { readonly diagnostics: readonly Diagnostic[] };
  };
  readonly TemplateContent: new (content: string, name: string) => unknown;
}

/**
 * AWS's checker of templates, with the schemas of all resources by region. It comes within the CDK library, in the version
 * that the lock file holds.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-validate
 */
const loadChecker = (): Checker => {
  const here = createRequire(import.meta.url);
  return createRequire(here.resolve('aws-cdk-lib'))('@aws/cloudformation-validate');
};

let opened: { readonly checker: Checker; readonly engine: InstanceType<Checker['CelEngine']> } | undefined;

/** The checker with its engine, which takes seconds to make: made once. */
function openChecker() {
  if (opened === undefined) {
    const checker = loadChecker();
    opened = { checker, engine: new checker.CelEngine() };
  }
  return opened;
}

/** CDK says such dependencies twice, and CloudFormation does not mind. */
const HARMLESS = ['W3005'];

/** What AWS's checker finds in a template, as it would be deployed to a region. */
export function findingsIn(content: string, region: string): string[] {
  const { checker, engine } = openChecker();
  const config = {
    severityLevel: 'WARN',
    pseudoParameterOverrides: { region },
    exclude: { ids: HARMLESS },
  };
  const { diagnostics } = engine.validateTemplate(new checker.TemplateContent(content, 'template'), config);
  return diagnostics.map(({ severity, ruleId, message }) => `${severity} ${ruleId} ${message}`);
}

/** Every finding in the templates of the stages that are made up for it, in each region where a stage may live. */
function lintTemplates(): string[] {
  return REGIONS.flatMap((region) =>
    lintedStages(region)
      .flatMap(templatesOf)
      .flatMap(({ name, at, content }) => findingsIn(content, at).map((one) => `${region} ${name}: ${one}`)),
  );
}

const { context: flags } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'));

/** The templates of one stage, without its bundles. */
function templatesOf(settings: object) {
  const outdir = mkdtempSync(join(tmpdir(), 'i-reserve-templates-'));
  try {
    const app = new App({
      outdir,
      builtinCloudFormationValidation: false, // the same checker, for one region: it is asked below, for each
      // The flags of the CDK, and one stage.
      context: { ...flags, stage: 'linted', stages: { linted: settings }, 'aws:cdk:bundling-stacks': [] },
    });
    addDeployment(app);
    return app.synth().stacks.map(({ templateFullPath, stackName, environment: { region } }) => ({
      name: stackName,
      at: region,
      content: readFileSync(templateFullPath, 'utf8'),
    }));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const found = lintTemplates();
  for (const line of found) console.error(line);
  console.log(`${found.length} findings in ${REGIONS.length} regions: ${REGIONS.join(', ')}`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
