import type { Random } from './random.js';

const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', (letter) =>
  letter.charCodeAt(0),
);

/** One number of 32 bits is enough for five letters: 62 to the fifth power is below 2 to the 32nd. */
const lettersInNumber = 5;
const range = alphabet.length ** lettersInNumber;

/** Makes the identifiers of one sandbox. 24 letters and digits are 142 bits, so a repetition is not looked for. */
export interface Ids {
  session(): string;
  report(): string;
  request(): string;
  event(): string;
  webhookEndpoint(): string;
  webhookSecret(): string;
  /** The part of a client secret, or of a hosted page's address, that cannot be guessed. */
  token(): string;
}

/**
 * Objects, requests and webhooks draw from streams of their own: neither answering a read nor telling of a change
 * changes which id the next session gets.
 */
export function createIds(objects: Random, requests: Random, webhooks: Random): Ids {
  return {
    session: () => word(objects, 24, 'vs_'),
    report: () => word(objects, 24, 'vr_'),
    token: () => word(objects, 24),
    request: () => word(requests, 14, 'req_'),
    event: () => word(webhooks, 24, 'evt_'),
    webhookEndpoint: () => word(webhooks, 24, 'we_'),
    webhookSecret: () => word(webhooks, 32, 'whsec_'),
  };
}

function word(random: Random, letters: number, prefix = ''): string {
  const codes: number[] = Array.from(prefix, (letter) => letter.charCodeAt(0));
  let rest = 0;
  for (let index = 0; index < letters; index += 1) {
    rest = index % lettersInNumber === 0 ? Math.floor(random() * range) : Math.floor(rest / alphabet.length);
    codes.push(alphabet[rest % alphabet.length] ?? 0);
  }
  return String.fromCharCode(...codes);
}
