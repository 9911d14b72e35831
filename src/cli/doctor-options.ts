import { InvalidArgumentError } from 'commander';
import { isHttpUrl } from '../config/web-address.js';

/** What `doctor` was told on the command line. */
export interface DoctorOptions {
  /** The public address of a running gateway, without a slash at the end. */
  readonly url?: string;
  readonly json?: true;
}

/** @throws {InvalidArgumentError} for anything but an http(s) address without user, query and fragment */
export function parsePublicUrl(text: string): string {
  if (isHttpUrl(text)) {
    const { origin, pathname, href } = new URL(text);
    if (href === `${origin}${pathname}`) return href.replace(/\/+$/, '');
  }
  throw new InvalidArgumentError('It takes an address as https://identity.example.com.');
}
