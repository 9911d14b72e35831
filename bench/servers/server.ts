import type { DialectName } from '../scenarios/dialects.js';

export const serverNames = ['ours', 'bare', 'textbook', 'apollo', 'hive'] as const;

export type ServerName = (typeof serverNames)[number];

/** How a server is started. */
export interface ServerSetup {
  readonly dialect: DialectName;
  /** What Node runs. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}
