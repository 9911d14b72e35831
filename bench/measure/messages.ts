import type { DialectName } from '../scenarios/dialects.js';
import type { Question, Wish } from '../scenarios/question.js';

/** What the bench has the process of the clients do. */
export interface Order {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  /** What is asked, in turn: by all clients together, or each client its own again and again. */
  readonly questions: readonly Question[];
  /** Set for clients that poll. */
  readonly polls?: {
    /** Milliseconds from one request of a client to its next; 0: as soon as it is answered. */
    readonly everyMs: number;
    readonly dialect: DialectName;
    /** For each question what it wishes. */
    readonly wishes: readonly Wish[];
  };
}

/** What became of it. Times in milliseconds. */
export interface Load {
  readonly answers: number;
  /** Answers with an error, or none. */
  readonly failed: number;
  /** Where answers are checked: those that were not right, the failed included. */
  readonly wrong: number;
  /** From the first request to the last answer. */
  readonly elapsedMs: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** The oldest state that was shown, at the moment when the client had it. */
  readonly oldestMs: number;
}
