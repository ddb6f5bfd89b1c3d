import * as v from 'valibot';
import { ChangesAnswer } from '../../../shared/admin/changes/list-changes.ts';
import { ClosingPeriod } from '../../../shared/admin/closing/closing-period.ts';
import { EventsBody } from '../../../shared/admin/events/post-events.ts';
import { AuthenticationBody } from '../../../shared/admin/integrations/authenticate.ts';
import { ConnectBody } from '../../../shared/admin/integrations/connect-administration.ts';
import { MakeBody } from '../../../shared/admin/integrations/make-integration.ts';
import { DetailsBody } from '../../../shared/admin/integrations/save-details.ts';
import { FinaliseBody } from '../../../shared/admin/invoices/finalise-drafts.ts';
import { RehearseBody } from '../../../shared/admin/invoices/rehearse.ts';
import { RetryBody } from '../../../shared/admin/invoices/retry.ts';
import { PreviewBody } from '../../../shared/admin/invoices/show-preview.ts';
import { LinkBody } from '../../../shared/admin/session.ts';
import { Catalogue, CatalogueBody } from '../../../shared/domain/catalogue.ts';
import { Change } from '../../../shared/domain/change.ts';
import { Customer } from '../../../shared/domain/customer.ts';
import { Invoice, Line } from '../../../shared/domain/invoice.ts';
import { MappingChanges, Mappings } from '../../../shared/domain/settings.ts';
import { allProviders } from '../../../shared/providers/index.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import { type NamedSchemas, refTo, schemasByName } from '../../../shared/runtime/json-schema.ts';
import * as books from '../answers/books.ts';
import * as setUp from '../answers/integrations.ts';
import * as invoices from '../answers/invoices.ts';
import * as parts from '../answers/parts.ts';

/** What routes answer, by the names that the description has for it. */
const answered = {
  AskedFinal: books.AskedFinalAnswer,
  Accepted: invoices.AcceptedAnswer,
  Catalogue,
  Causes: invoices.CausesAnswer,
  Changes: ChangesAnswer,
  Checklist: setUp.ChecklistAnswer,
  ClosingReport: books.ClosingReportAnswer,
  Connected: setUp.ConnectAnswer,
  Consent: setUp.ConsentAnswer,
  Count: invoices.CountAnswer,
  Integrations: v.array(setUp.ListedAnswer),
  InvoiceEntries: invoices.InvoiceAnswer,
  Invoices: invoices.InvoicesAnswer,
  LaunchLink: invoices.LaunchLinkAnswer,
  MissingSent: books.MissingAnswer,
  Options: setUp.OptionsAnswer,
  Preview: books.PreviewAnswer,
  Rehearsal: books.RehearsalAnswer,
} satisfies NamedSchemas;

/** What an answer can be: one of the schemas, or an integration of any provider. */
export type AnswerName = keyof typeof answered | 'Integration';

/** What stands within answers. */
const within = {
  Administration: setUp.AdministrationAnswer,
  Change,
  Choice: setUp.ChoiceAnswer,
  ListedIntegration: setUp.ListedAnswer,
  Mappings,
  Misfit: setUp.MisfitAnswer,
  Problem: parts.ProblemAnswer,
  Remark: parts.RemarkAnswer,
  Who: parts.WhoAnswer,
};

/** What routes take, and what stands within it. */
const taken = {
  Authentication: AuthenticationBody,
  CatalogueChange: CatalogueBody,
  CatalogueOfEvent: Catalogue,
  ClosingPeriod,
  Connect: ConnectBody,
  Customer,
  Events: EventsBody,
  Invoice,
  InvoiceLine: Line,
  LaunchLinkRequest: LinkBody,
  MakeIntegration: MakeBody,
  Finalise: FinaliseBody,
  MappingChanges,
  PreviewRequest: PreviewBody,
  Rehearse: RehearseBody,
  Retry: RetryBody,
} satisfies NamedSchemas;

const nameOf = ({ id }: Provider, what: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}${what}`;

/** The name of what a route takes. `DetailsChange` has the settings of each provider, since the provider judges them. */
export function bodyName(schema: v.GenericSchema): string | null {
  if (schema === DetailsBody) return 'DetailsChange';
  return Object.entries<v.GenericSchema>(taken).find(([, one]) => one === schema)?.[0] ?? null;
}

/**
 * Every schema of the description. An integration names its provider, which selects its schema and so its settings. A
 * change of settings names none, since it is sent to an integration; it is partial, so it has no defaults.
 */
export function componentSchemas(): Record<string, object> {
  const all = allProviders();
  const refs = (what: string) => all.map((provider) => refTo(nameOf(provider, what)));
  const perProvider = Object.fromEntries(
    all.flatMap((provider): [string, v.GenericSchema][] => [
      [nameOf(provider, 'Details'), provider.details],
      [nameOf(provider, 'Integration'), setUp.integrationAnswer(provider)],
    ]),
  );
  const changes = Object.fromEntries(
    all.map((provider): [string, v.GenericSchema] => [nameOf(provider, 'DetailsChange'), provider.details]),
  );
  const sent = schemasByName({ ...taken, ...changes }, 'sent');
  return {
    ...schemasByName({ ...answered, ...within, ...perProvider }, 'received'),
    ...sent,
    ...partial(sent, [...Object.keys(changes), 'MappingChanges']),
    Integration: {
      oneOf: refs('Integration'),
      discriminator: {
        propertyName: 'provider',
        mapping: Object.fromEntries(all.map((one) => [one.id, refTo(nameOf(one, 'Integration')).$ref])),
      },
    },
    DetailsChange: { anyOf: refs('DetailsChange') },
  };
}

/** These schemas without defaults: what a change leaves out stays as it is. */
const partial = (schemas: Readonly<Record<string, object>>, names: readonly string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, withoutDefaults(schemas[name]) as object]));

function withoutDefaults(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withoutDefaults);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => key !== 'default');
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDefaults(value)]));
}
