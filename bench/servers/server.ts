import type { DialectName } from '../scenarios/dialects.js';

/** The gateway, and the ways of others to the same answers. */
export const serverNames = ['ours', 'bare', 'textbook', 'apollo', 'hive'] as const;

export type ServerName = (typeof serverNames)[number];

export const isPeer = (name: ServerName): boolean => name !== 'ours';

/** How a server is started. */
export interface ServerSetup {
  readonly dialect: DialectName;
  /** What Node runs. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
