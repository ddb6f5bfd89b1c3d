import { CfnRegistry, CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { openApiOf, schemasIn, schemasOut } from '../event-schemas.ts';
import { serviceName } from './stage/stage-name.ts';

/** What every event looks like, in and out, in a registry that tools read: `ireserve@InvoiceFinalised` and its like. */
export class EventSchemas extends Construct {
  readonly registryName: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.registryName = serviceName(this);
    const registry = new CfnRegistry(this, 'Registry', {
      registryName: this.registryName,
      description: 'The events between i-Reserve and its bookkeeping.',
    });
    const add = (source: string, schemas: Record<string, object>) => {
      for (const [type, schema] of Object.entries(schemas))
        new CfnSchema(this, `${source}-${type}`, {
          registryName: registry.attrRegistryName,
          schemaName: `${source}@${titleOf(type)}`,
          type: 'OpenApi3',
          content: JSON.stringify(openApiOf(titleOf(type), schema)),
        });
    };
    add('ireserve', schemasIn('openapi-3.0'));
    add('ireserve.accounting', schemasOut('openapi-3.0'));
  }
}

/** `invoice.sync-requested` → `InvoiceSyncRequested`. */
const titleOf = (type: string): string => type.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());
