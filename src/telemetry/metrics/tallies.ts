import { Counter, type Metric, type MetricObjectWithValues, type Registry } from 'prom-client';

/**
 * Counters and histograms that are counted in plain numbers and handed to prom-client at a scrape. Its own `inc` and
 * `observe` sort, check and join the labels of every single observation: with six of them they took a twentieth of an
 * answer by id. What is scraped is the same.
 */
export interface TallyOptions {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  readonly registry: Registry;
}

/** What is counted under one combination of labels. */
interface Counted {
  count: number;
}

/** Makes a counter. @returns what counts one; it takes the values of the labels, in their order */
export function tallyCounter({ registry, ...options }: TallyOptions): (...values: string[]) => void {
  const series = new SeriesByLabels<Counted>(options.labelNames, () => ({ count: 0 }));
  new Counter({
    ...options,
    registers: [registry],
    collect() {
      this.reset();
      for (const [labels, { count }] of series.all()) this.inc(labels, count);
    },
  });
  return (...values) => void (series.of(values).count += 1);
}

/** Observations under one combination of labels. */
interface Observed {
  /** How many lay in each bucket and in none before it; those above all buckets come last. */
  readonly perBucket: number[];
  sum: number;
}

/** Makes a histogram. @returns what observes a value; it takes the values of the labels after it, in their order */
export function tallyHistogram(
  options: TallyOptions & { readonly buckets: readonly number[] },
): (value: number, ...values: string[]) => void {
  const { name, help, labelNames, buckets, registry } = options;
  const series = new SeriesByLabels<Observed>(labelNames, () => ({
    perBucket: [...buckets, Infinity].map(() => 0),
    sum: 0,
  }));
  // Without labels there is one series from the beginning.
  if (labelNames.length === 0) series.of([]);
  const metric = {
    name,
    get: () =>
      Promise.resolve({
        name,
        help,
        type: 'histogram',
        aggregator: 'sum',
        values: [...series.all()].flatMap(([labels, observed]) =>
          listValues(name, labels, buckets, observed),
        ),
      }),
    reset: () => series.clear(),
  };
  // A registry asks of a metric its name and this; its types know prom-client's own classes alone.
  registry.registerMetric(metric as unknown as Metric);
  return (value, ...values) => {
    const observed = series.of(values);
    let bucket = 0;
    while (bucket < buckets.length && value > (buckets[bucket] ?? Infinity)) bucket += 1;
    observed.perBucket[bucket] = (observed.perBucket[bucket] ?? 0) + 1;
    observed.sum += value;
  };
}

type Values = MetricObjectWithValues<{
  readonly labels: Record<string, string | number>;
  readonly metricName: string;
  readonly value: number;
}>['values'];

/** As Prometheus has it: each bucket holds those before it, too. */
function listValues(
  name: string,
  labels: Readonly<Record<string, string>>,
  buckets: readonly number[],
  { perBucket, sum }: Observed,
): Values {
  let count = 0;
  const ofBuckets = [...buckets, '+Inf'].map((le, bucket) => {
    count += perBucket[bucket] ?? 0;
    return { labels: { le, ...labels }, value: count, metricName: `${name}_bucket` };
  });
  return [
    ...ofBuckets,
    { labels, value: sum, metricName: `${name}_sum` },
    { labels, value: count, metricName: `${name}_count` },
  ];
}

/** One series for each combination of labels, found without joining them. */
class SeriesByLabels<Series> {
  private root = new Branch<Series>();

  constructor(
    private readonly names: readonly string[],
    private readonly make: () => Series,
  ) {}

  of(values: readonly string[]): Series {
    let branch = this.root;
    for (const value of values) branch = branch.at(value);
    return (branch.series ??= this.make());
  }

  *all(
    branch = this.root,
    labels: Readonly<Record<string, string>> = {},
    depth = 0,
  ): Generator<[Readonly<Record<string, string>>, Series]> {
    if (branch.series !== undefined) yield [labels, branch.series];
    for (const [value, next] of branch.next) {
      yield* this.all(next, { ...labels, [this.names[depth] ?? '']: value }, depth + 1);
    }
  }

  clear(): void {
    this.root = new Branch();
  }
}

class Branch<Series> {
  readonly next = new Map<string, Branch<Series>>();
  series: Series | undefined;

  at(value: string): Branch<Series> {
    let found = this.next.get(value);
    if (found === undefined) {
      found = new Branch();
      this.next.set(value, found);
    }
    return found;
  }
}
