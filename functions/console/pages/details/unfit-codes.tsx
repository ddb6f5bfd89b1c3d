import { say } from '../../../../shared/domain/sentences.ts';
import { speak } from '../../language.ts';
import { pathOf } from '../../parts/layout.tsx';
import { fitsPrices } from '../../suggest.ts';
import type { DetailsProps } from './props.ts';
import { words } from './words.ts';

/** The rates with a mapped VAT code that asks for the other kind of prices than is sent. */
export function unfitCodes({ integration, settings, options }: DetailsProps): readonly string[] {
  const codes = options?.vatCodes ?? [];
  return Object.entries(integration.mappings.vat)
    .filter(([, code]) => codes.some((one) => one.code === code && !fitsPrices(one, settings.vatExclusive === true)))
    .map(([rate, code]) => `${rate} (${code})`)
    .sort();
}

/** Mapped VAT codes that ask for the other kind of prices than is sent: those two settings belong together. */
export const UnfitCodes = (props: DetailsProps) => {
  const { visit, integration } = props;
  const unfit = unfitCodes(props);
  if (unfit.length === 0) return null;
  const w = speak(words, visit.language);
  return (
    <p class="error note">
      {say(words.unfitCodes, visit.language, { rates: unfit.join(', ') })}{' '}
      <a href={pathOf(integration.id, 'mappings')}>{w.toMappings}</a>
    </p>
  );
};
