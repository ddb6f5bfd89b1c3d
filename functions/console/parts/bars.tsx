import { scaleBand } from 'd3-scale';
import { stack } from 'd3-shape';

/** One bar: its parts by the name of their series, and the page that it leads to. */
export interface Bar {
  /** Said of the bar as a whole: the day and its counts. */
  readonly title: string;
  /** Under the bar; empty for most, so that the others can be read. */
  readonly label: string;
  readonly href: string;
  readonly parts: Readonly<Record<string, number>>;
}

/** One colour of all bars, from the bottom up. */
export interface Series {
  readonly name: string;
  /** What people call it. */
  readonly words: string;
  readonly tone: 'good' | 'half' | 'warn' | 'bad' | 'idle';
}

interface BarsProps {
  readonly caption: string;
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
}

/** Widths are hundredths of the picture and heights are pixels, so that its words keep their size on any screen. */
const WIDTH = 100;
const HEIGHT = 150;
/** Room for the labels below and for the highest count above. */
const [BELOW, ABOVE] = [18, 16];

/** Stacked bars, drawn on the server: a picture of counts in which each bar is a link. */
export const Bars = ({ caption, series, bars }: BarsProps) => {
  const x = scaleBand(
    bars.map((_, nth) => nth),
    [0, WIDTH],
  ).padding(0.25);
  const layers = stack<Bar, string>()
    .keys(series.map(({ name }) => name))
    .value(({ parts }, name) => parts[name] ?? 0)([...bars]);
  const most = Math.max(1, ...layers.flatMap((layer) => layer.map(([, top]) => top)));
  const y = (count: number) => HEIGHT - BELOW - (count / most) * (HEIGHT - BELOW - ABOVE);
  return (
    <figure class="bars">
      <figcaption>
        {caption}
        <ul class="legend">
          {series.map(({ words, tone }) => (
            <li class={tone}>
              <span class="swatch" aria-hidden="true"></span>
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg width="100%" height={HEIGHT}>
        <title>{caption}</title>
        <line class="axis" x1="0" x2="100%" y1={y(0)} y2={y(0)}></line>
        <text class="tick" x="0" y={ABOVE - 5}>
          {most}
        </text>
        {bars.map((bar, nth) => (
          <a href={bar.href} aria-label={bar.title}>
            <title>{bar.title}</title>
            <rect
              class="reach"
              x={at(x(nth))}
              y={ABOVE}
              width={at(x.bandwidth())}
              height={HEIGHT - BELOW - ABOVE}
            ></rect>
            {layers.map((layer, which) => {
              const [bottom = 0, top = 0] = layer[nth] ?? [];
              return (
                top > bottom && (
                  <rect
                    class={series[which]?.tone}
                    x={at(x(nth))}
                    y={y(top)}
                    width={at(x.bandwidth())}
                    height={y(bottom) - y(top)}
                  ></rect>
                )
              );
            })}
          </a>
        ))}
        {bars.map(
          (bar, nth) =>
            bar.label && (
              <text class="tick" x={at((x(nth) ?? 0) + x.bandwidth() / 2)} y={HEIGHT - 4} text-anchor="middle">
                {bar.label}
              </text>
            ),
        )}
      </svg>
    </figure>
  );
};

const at = (hundredths = 0): string => `${Number(hundredths.toFixed(3))}%`;
