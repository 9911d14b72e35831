import type { GatewayProcess } from '../../test/lifecycle/gateway-process.js';

/** What a gateway holds after its garbage was collected, in bytes. */
export interface Memory {
  readonly resident: number;
  readonly heap: number;
}

/** How a gateway has to be started: on SIGUSR2 it collects all garbage, so that what is left is what is held. */
export const measured = {
  nodeOptions: ['--expose-gc'],
  preload: `data:text/javascript,${encodeURIComponent(`
    let times = 0;
    process.on('SIGUSR2', () => {
      globalThis.gc();
      process.stdout.write(\`garbage collected \${(times += 1)}\\n\`);
    });
  `)}`,
} as const;

/** Makes the reader of the memory of a gateway that was started as `measured`. */
export function createMemoryReader(gateway: GatewayProcess): () => Promise<Memory> {
  let times = 0;
  return async () => {
    // The second collection frees what the finalizers of the first let go of.
    for (let again = 0; again < 2; again += 1) {
      gateway.signal('SIGUSR2');
      times += 1;
      await gateway.waitForLog(`garbage collected ${times}\n`);
    }
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    return {
      resident: read(text, 'process_resident_memory_bytes'),
      heap: read(text, 'nodejs_heap_size_used_bytes'),
    };
  };
}

function read(metrics: string, name: string): number {
  const line = metrics.split('\n').find((each) => each.startsWith(`${name} `));
  if (line === undefined) throw new Error(`there is no metric ${name}`);
  return Number(line.split(' ')[1]);
}
