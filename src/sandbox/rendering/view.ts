import type { Expansion } from '../expand/expansion.js';
import type { ReportRow } from '../state/report.js';

/** How one request sees objects. */
export interface View {
  readonly expansion: Expansion;
  /** Whether the key may see file ids and whatever else is sensitive. */
  readonly sensitive: boolean;
  /** Where the hosted pages are, without a slash at the end. */
  readonly origin: string;
  /** Milliseconds. */
  readonly now: number;
  readonly reportOf: (id: string) => ReportRow | undefined;
}
