/** A bar of a chart: what is, what may be, and what was. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly limit: number | null;
  readonly released: number | null;
}

const [ROW, LABEL, WIDTH, TOP] = [26, 260, 640, 40];

/** One figure as an SVG: a bar for each row, a line where its limit is, and a faint line where the last release was. */
export function barsOf(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1e-9, ...bars.flatMap(({ value, limit, released }) => [value, limit ?? 0, released ?? 0]));
  const x = (value: number) => LABEL + (value / most) * (WIDTH - LABEL - 70);
  const mark = (value: number | null, y: number, colour: string) =>
    value === null ? '' : `<path d="M${x(value)} ${y - 2}v18" stroke="${colour}" stroke-width="2"/>`;
  const rows = bars.map(({ label, value, limit, released }, nth) => {
    const y = TOP + nth * ROW;
    const colour = limit !== null && value > limit ? '#b3261e' : '#2f6f8f';
    return [
      `<text x="${LABEL - 8}" y="${y + 11}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${Math.max(1, x(value) - LABEL)}" height="14" fill="${colour}"/>`,
      mark(released, y, '#c8c8c8'),
      mark(limit, y, '#111'),
      `<text x="${WIDTH - 62}" y="${y + 11}">${Math.round(value * 100) / 100}</text>`,
    ].join('');
  });
  const height = TOP + bars.length * ROW + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<text x="8" y="20" font-weight="bold">${escaped(title)}</text>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
