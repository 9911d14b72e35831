import { isDeepStrictEqual } from 'node:util';
import type { Dialect, WishKind } from './question.js';

export interface Checked {
  readonly isRight: boolean;
  /** When Stripe's state was read, in milliseconds since 1970; undefined where the answer does not tell. */
  readonly readAt: number | undefined;
}

/**
 * Holds an answer against what there is. What cannot be read is wrong.
 * @param expected as `expectAnswer` has it
 */
export function checkAnswer(dialect: Dialect, kind: WishKind, body: string, expected: unknown): Checked {
  let answer: unknown;
  try {
    answer = dialect.read(kind, JSON.parse(body));
  } catch {
    return { isRight: false, readAt: undefined };
  }
  if (Array.isArray(answer)) return { isRight: isDeepStrictEqual(answer, expected), readAt: undefined };
  const { read_at: readAt, ...rest } = (answer ?? {}) as { read_at?: string };
  return {
    isRight: isDeepStrictEqual(rest, expected),
    readAt: readAt === undefined ? undefined : Number(readAt),
  };
}
