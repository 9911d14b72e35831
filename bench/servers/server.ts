import type { DialectName } from '../scenarios/dialects.js';

/** `traced` is the gateway once more, with all traces recorded, and `sampled` with a tenth of them. */
export const serverNames = ['ours', 'traced', 'sampled', 'bare', 'textbook', 'apollo', 'hive'] as const;

export type ServerName = (typeof serverNames)[number];

/** The ways of others to the same answers. */
export const isPeer = (name: ServerName): boolean => name !== 'ours' && !isTraced(name);

/** The gateway with traces. */
export const isTraced = (name: ServerName): boolean => name === 'traced' || name === 'sampled';

/** How a server is started. */
export interface ServerSetup {
  readonly dialect: DialectName;
  /** What Node runs. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
