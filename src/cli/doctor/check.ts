import type { Config } from '../../config.js';

/** What came to light. A level of `fail` will not work or is not safe; `warn` works, and less well than it could. */
export type Result =
  | { readonly level: 'ok'; readonly what: string }
  | { readonly level: 'warn' | 'fail'; readonly what: string; readonly mend: string };

/** A result, and of which check. */
export type Finding = Result & { readonly check: string };

/** What is examined. */
export interface Subject {
  readonly config: Config;
  /** Where a running gateway is reached from the outside, without a slash at the end. */
  readonly publicUrl: string | undefined;
}

/** One thing to look at. A text of its never holds a key, a token, a secret or anything of a person. */
export interface Check {
  readonly name: string;
  run(subject: Subject): readonly Result[] | Promise<readonly Result[]>;
}

/** What one question may take, in milliseconds. */
export const questionMs = 10_000;

export function ok(what: string): Result {
  return { level: 'ok', what };
}

export function warn(what: string, mend: string): Result {
  return { level: 'warn', what, mend };
}

export function fail(what: string, mend: string): Result {
  return { level: 'fail', what, mend };
}
