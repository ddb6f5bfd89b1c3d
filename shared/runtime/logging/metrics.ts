import { MEASURES, type Measure, type Metrics } from '../../sync/ledger/metrics.ts';

/** What the CloudWatch namespace of our metrics begins with; the stage comes behind it, `METRICS_NAMESPACE` has the whole. */
export const NAMESPACE = 'IReserveBookkeeping';

/** The most values of one metric that one line may hold. */
const VALUES_AT_MOST = 100;

/**
 * Metrics as lines of the log, in CloudWatch's embedded metric format: no call, no permission, nothing to wait for. What
 * a run noted becomes one line when the run is over, and one more for each further provider or cause. A run that is killed
 * leaves none, and is an error of its function already.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class EmbeddedMetrics implements Metrics {
  readonly #print: (line: string) => void;
  readonly #namespace: string;
  /** What was noted, by dimension (`Provider=exact`, or nothing), then by measure. */
  #noted = new Map<string, Map<Measure, number[]>>();

  constructor(print: (line: string) => void, namespace: string = NAMESPACE) {
    this.#print = print;
    this.#namespace = namespace;
  }

  count(measure: Measure, of: string): void {
    this.#add(`${MEASURES[measure].by}=${of}`, measure, 1);
  }

  note(measure: Measure, value = 1): void {
    this.#add('', measure, value);
  }

  time(measure: Measure, of: string, ms: number): void {
    this.#add(`${MEASURES[measure].by}=${of}`, measure, ms);
  }

  flush(nowMs: number): void {
    const noted = this.#noted;
    this.#noted = new Map();
    for (const line of linesOf([...noted].flatMap(blocksOf))) this.#print(textOf(line, this.#namespace, nowMs));
  }

  #add(dimension: string, measure: Measure, value: number): void {
    const ofDimension = this.#noted.get(dimension) ?? new Map<Measure, number[]>();
    this.#noted.set(dimension, ofDimension);
    const values = ofDimension.get(measure) ?? [];
    if (MEASURES[measure].unit === 'Count' && values.length > 0) ofDimension.set(measure, [(values[0] ?? 0) + value]);
    else ofDimension.set(measure, [...values, value]);
  }
}

/** Measures with the same dimension, or with none, and no more values of each than a line may hold. */
interface Block {
  readonly name: string;
  readonly of: string;
  readonly values: readonly (readonly [Measure, readonly number[]])[];
}

function blocksOf([dimension, noted]: [string, ReadonlyMap<Measure, readonly number[]>]): Block[] {
  const [name = '', of = ''] = dimension.split('=');
  const most = Math.max(...[...noted.values()].map((values) => values.length));
  return Array.from({ length: Math.ceil(most / VALUES_AT_MOST) }, (_, part) => ({
    name,
    of,
    values: [...noted]
      .map(([measure, all]) => [measure, all.slice(part * VALUES_AT_MOST, (part + 1) * VALUES_AT_MOST)] as const)
      .filter(([, some]) => some.length > 0),
  }));
}

/** Packs blocks into as few lines as can be: a line has room for one value of each dimension. */
function linesOf(blocks: readonly Block[]): Block[][] {
  const lines: Block[][] = [];
  for (const block of blocks) {
    const roomy = lines.find((line) => line.every(({ name }) => name !== block.name));
    if (roomy) roomy.push(block);
    else lines.push([block]);
  }
  return lines;
}

const textOf = (line: readonly Block[], namespace: string, Timestamp: number): string =>
  JSON.stringify({
    _aws: { Timestamp, CloudWatchMetrics: line.map((block) => directiveOf(block, namespace)) },
    ...Object.fromEntries(line.filter(({ name }) => name).map(({ name, of }) => [name, of])),
    ...Object.fromEntries(
      line.flatMap(({ values }) => values.map(([measure, some]) => [measure, some.length === 1 ? some[0] : some])),
    ),
  });

/** Measures are told without their units: CloudWatch needs none, and whoever reads them names none. */
const directiveOf = ({ name, values }: Block, Namespace: string) => ({
  Namespace,
  // Per dimension, and in total: an alarm can't add up the values of a dimension.
  Dimensions: name ? [[], [name]] : [[]],
  Metrics: values.map(([measure]) => ({ Name: measure })),
});

/** The metrics of this process: whatever noted them, `perInvocation` prints them when an invocation is over. */
export const metrics = new EmbeddedMetrics(
  (line) => void process.stdout.write(`${line}\n`),
  process.env.METRICS_NAMESPACE,
);
