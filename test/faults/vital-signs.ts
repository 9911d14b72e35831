import type { GatewayProcess } from '../lifecycle/gateway-process.js';

/** What a gateway holds once its garbage is collected. */
export interface VitalSigns {
  /** In MiB. */
  readonly heap: number;
  readonly sockets: number;
  readonly timers: number;
}

/** How a gateway has to be started: on SIGUSR2 it tells its vital signs, and it tells every warning of Node's. */
export const examined = {
  nodeOptions: ['--expose-gc'],
  preload: `data:text/javascript,${encodeURIComponent(`
    let times = 0;
    const count = (name) => process.getActiveResourcesInfo().filter((each) => each === name).length;
    process.on('warning', ({ name }) => process.stdout.write(\`warning of Node: \${name}\\n\`));
    process.on('SIGUSR2', () => {
      globalThis.gc();
      // The second collection frees what the finalizers of the first let go of.
      setImmediate(() => {
        globalThis.gc();
        const signs = {
          heap: process.memoryUsage().heapUsed / 2 ** 20,
          sockets: count('TCPSocketWrap'),
          timers: count('Timeout'),
        };
        process.stdout.write(\`\${JSON.stringify(signs)}: vital signs \${(times += 1)}\\n\`);
      });
    });
  `)}`,
} as const;

/** Makes the reader of a gateway that was started as `examined`. */
export function createExamination(gateway: GatewayProcess): () => Promise<VitalSigns> {
  let times = 0;
  return async () => {
    gateway.signal('SIGUSR2');
    times += 1;
    // Printed at the end, so that the line is whole when its end is there.
    const log = await gateway.waitForLog(`: vital signs ${times}\n`);
    const [, text = ''] = new RegExp(`(\\{.*\\}): vital signs ${times}\\n`).exec(log) ?? [];
    return JSON.parse(text) as VitalSigns;
  };
}
