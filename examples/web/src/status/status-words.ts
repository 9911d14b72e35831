import type { VerificationSessionStatus } from '../generated/graphql';

export type Tone = 'good' | 'bad' | 'waiting' | 'neutral';

export interface StatusWords {
  readonly label: string;
  readonly tone: Tone;
  /** For the person who is verified. */
  readonly meaning: string;
}

/** What to say of a status. The default is for what Stripe, then the schema, adds later: it is not finished. */
export function wordsForStatus(status: VerificationSessionStatus): StatusWords {
  switch (status) {
    case 'REQUIRES_INPUT':
      return {
        label: 'Requires input',
        tone: 'waiting',
        meaning: 'Open the verification page and follow it.',
      };
    case 'PROCESSING':
      return {
        label: 'Processing',
        tone: 'waiting',
        meaning: 'Submitted. Most checks take less than a minute.',
      };
    case 'VERIFIED':
      return { label: 'Verified', tone: 'good', meaning: 'Everything was verified.' };
    case 'CANCELED':
      return {
        label: 'Canceled',
        tone: 'neutral',
        meaning: 'This verification was given up. A new one can be started.',
      };
    case 'UNKNOWN':
    default:
      return { label: 'Not finished', tone: 'neutral', meaning: 'This verification is not finished.' };
  }
}
