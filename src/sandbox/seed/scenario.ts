import type { ProvidedDetails, RelatedPerson } from '../state/values.js';
import type { DocumentOptions } from '../state/session.js';
import type { DocumentType, Outcome, SessionType } from '../vocabulary.js';

/** How a seeded session came to be what it is. */
export interface Scenario {
  readonly type: SessionType;
  /** Which user it is for, from 1; null for a session without a reference. */
  readonly user: number | null;
  readonly document?: DocumentOptions | undefined;
  readonly documentType?: DocumentType | undefined;
  readonly details?: ProvidedDetails | undefined;
  readonly person?: RelatedPerson | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly returnUrl?: string | undefined;
  /** The attempts that were finished, in order. */
  readonly attempts: readonly Outcome[];
  /** What happened after them; nothing by default. */
  readonly then?: 'canceled' | 'processing' | 'redacted' | 'redacting' | undefined;
}
