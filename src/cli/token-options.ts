import { InvalidArgumentError } from 'commander';
import { readScopes, scopes, type Scope } from '../access/scope.js';

/** What `token` was told on the command line. */
export interface TokenOptions {
  readonly sub?: string;
  readonly scope: readonly Scope[];
  readonly account?: string;
  /** How long it is good. */
  readonly hours: number;
}

/** Reads scopes, separated by spaces. @throws {InvalidArgumentError} for one that does not exist */
export function parseScopes(text: string): readonly Scope[] {
  const words = text.split(' ').filter((word) => word !== '');
  if (!words.every((word) => scopes.some((scope) => scope === word))) {
    throw new InvalidArgumentError(`It takes ${scopes.join(', ')}, separated by spaces.`);
  }
  return [...readScopes(text)];
}

/** @throws {InvalidArgumentError} for anything but a number above 0 */
export function parseHours(text: string): number {
  const hours = Number(text);
  if (!(hours > 0) || !Number.isFinite(hours)) throw new InvalidArgumentError('It takes a number above 0.');
  return hours;
}
