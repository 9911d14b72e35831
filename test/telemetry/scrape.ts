/** What a gateway's metrics say, by name. */
export interface Scrape {
  readonly text: string;
  /** The value of the only series with at least these labels; 0 where there is none, and several fail the test. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number;
  /** The labels of all series of a metric. */
  readonly series: (name: string) => Record<string, string>[];
}

/** Reads `/metrics`. Names are given without the gateway's prefix. */
export async function scrape(url: string): Promise<Scrape> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const samples = text.split('\n').flatMap((line) => {
    const [, name = '', labels = '', value = ''] =
      /^verification_gateway_(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, labels: readLabels(labels), value: Number(value) }];
  });
  const of = (name: string) => samples.filter((sample) => sample.name === name);
  return {
    text,
    value(name, labels = {}) {
      const found = of(name).filter((sample) =>
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
      );
      if (found.length > 1) throw new Error(`${name}: ${found.length} series with those labels`);
      return found[0]?.value ?? 0;
    },
    series: (name) => of(name).map(({ labels }) => labels),
  };
}

function readLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
