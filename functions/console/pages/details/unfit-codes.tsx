import { say } from '../../../../shared/domain/sentences.ts';
import { speak } from '../../language.ts';
import { pathOf } from '../../parts/layout.tsx';
import { fitsPrices } from '../../suggest.ts';
import type { DetailsProps } from './props.ts';
import { words } from './words.ts';

/** Mapped VAT codes that ask for the other kind of prices than is sent: those two settings belong together. */
export const UnfitCodes = ({ visit, integration, settings, options }: DetailsProps) => {
  const codes = options?.vatCodes ?? [];
  const unfit = Object.entries(integration.mappings.vat)
    .filter(([, code]) => codes.some((one) => one.code === code && !fitsPrices(one, settings.vatExclusive === true)))
    .sort();
  if (unfit.length === 0) return null;
  const w = speak(words, visit.language);
  return (
    <p class="error note">
      {say(words.unfitCodes, visit.language, { rates: unfit.map(([rate, code]) => `${rate} (${code})`).join(', ') })}{' '}
      <a href={pathOf(integration.id, 'mappings')}>{w.toMappings}</a>
    </p>
  );
};
