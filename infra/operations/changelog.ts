import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** A commit, as the change log shows it. */
export interface Commit {
  /** `2026-11-28`. */
  readonly day: string;
  /** The area in front of the colon; `other` when there is none. */
  readonly area: string;
  readonly what: string;
}

/** Reads the lines of `git log --format='%cs %s'`. */
export const readCommits = (log: string): Commit[] =>
  log.split('\n').flatMap((line) => {
    const [, day, area = 'other', what] = /^(\d{4}-\d\d-\d\d) (?:([\w-]+): )?(.+)$/.exec(line) ?? [];
    return day && what ? [{ day, area, what }] : [];
  });

/** The change log: newest day first, and within a day by area. */
export function changelogOf(commits: readonly Commit[]): string {
  const days = [...Map.groupBy(commits, ({ day }) => day)].sort(([one], [other]) => other.localeCompare(one));
  const sections = days.map(([day, ofDay]) => {
    const areas = [...Map.groupBy(ofDay, ({ area }) => area)].sort(([one], [other]) => one.localeCompare(other));
    const lines = areas.map(([area, some]) => `- **${area}**: ${some.map(({ what }) => what).join('; ')}`);
    return `## ${day}\n\n${lines.join('\n')}\n`;
  });
  return `# Changes\n\nMade from the commits by \`npm run changelog\`.\n\n${sections.join('\n')}`;
}

if (import.meta.main) {
  const log = execFileSync('git', ['log', '--no-merges', '--format=%cs %s'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  writeFileSync('CHANGELOG.md', changelogOf(readCommits(log)));
}
