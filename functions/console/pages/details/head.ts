import { say as sayWords } from '../../../../shared/domain/sentences.ts';
import type { Words } from '../../../../shared/domain/sentences-words.ts';
import { countsNow, fieldsOf, type SettingField } from '../../../../shared/providers/settings/settings-form.ts';
import { speak } from '../../language.ts';
import type { DetailsProps } from './props.ts';
import { words } from './words.ts';

/** Says words of a provider in the visitor's language, with its title in the place of `{books}`. */
export function saying({ visit, integration }: Pick<DetailsProps, 'visit' | 'integration'>) {
  const { title: books } = visit.ports.provider(integration.provider);
  return (theirs: Words): string => sayWords(theirs, visit.language, { books });
}

/** What is the same of every field on the page, whatever its control: its words, what is wrong, what it waits for. */
export function headOf(field: SettingField, props: DetailsProps) {
  const { setting, label, needs } = field;
  const { form, settings, answered, refusal, visit } = props;
  const w = speak(words, visit.language);
  const asked = fieldsOf(form).find((other) => other.setting === needs?.setting && other.kind === 'either');
  const say = saying(props);
  return {
    name: setting,
    label: say(label),
    error: refusal?.faults[`/${setting}`] ?? issueOf(setting, props),
    needs: needs && {
      field: `${needs.setting}=${needs.is}`,
      why: say(needs.why),
      ...(asked && {
        whyOpen: {
          when: [asked.needs && `${asked.needs.setting}=${asked.needs.is}`, `${asked.setting}=`]
            .filter(Boolean)
            .join('&'),
          says: sayWords(words.answerFirst, visit.language, { question: say(asked.label) }),
          holds: (answered[asked.setting] ?? null) === null && countsNow(asked, form, settings),
        },
      }),
      onceSaved: w.onceSaved,
      holds: countsNow(field, form, settings),
    },
  };
}

/** The settings issue of a setting, as long as the setting is unchanged since the check. */
function issueOf(setting: string, { settings, settingsIssues, visit }: DetailsProps): string | undefined {
  const value = String(settings[setting] ?? '').trim();
  const found = settingsIssues.find((issue) => issue.key === setting && issue.value === value);
  return found && visit.tell(found.cause, found.about);
}
