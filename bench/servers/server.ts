import type { DialectName } from '../scenarios/dialects.js';

/** `traced` is the gateway once more, with traces recorded. */
export const serverNames = ['ours', 'traced', 'bare', 'textbook', 'apollo', 'hive'] as const;

export type ServerName = (typeof serverNames)[number];

/** The ways of others to the same answers. */
export const isPeer = (name: ServerName): boolean => name !== 'ours' && name !== 'traced';

/** How a server is started. */
export interface ServerSetup {
  readonly dialect: DialectName;
  /** What Node runs. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
