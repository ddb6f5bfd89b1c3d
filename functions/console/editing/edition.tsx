import { editionOf } from '../../../shared/admin/integrations/edition.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { mayChange } from '../roles.ts';
import type { Visit } from '../visit.ts';

interface EditionProps {
  readonly integration: Integration;
  readonly visit: Visit;
}

/** Travels with a form: which integration it showed, and when. A form that somebody overtook is refused by it. */
export const Edition = ({ integration, visit: { ports, session } }: EditionProps) =>
  mayChange(session.role) ? (
    <>
      <input type="hidden" name="edition" value={editionOf(integration)} />
      <input type="hidden" name="shownAt" value={new Date(ports.clock.now()).toISOString()} />
    </>
  ) : null;
