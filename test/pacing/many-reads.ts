import type { TestGateway } from '../support/gateway.js';

/** What became of a read: `served`, or the code of its error. */
export type ReadOutcome = string;

/**
 * Reads of so many requests, each of as many sessions, all at once; every one is a call to Stripe. Equal reads under way
 * would share one, so all but the first request ask for sessions that are not there; plain reads that wait would share a
 * list, so all want the address of the person's page.
 */
export async function readMany(
  gateway: Pick<TestGateway, 'askText'>,
  ids: readonly string[],
  requests: number,
  headers: Record<string, string> = {},
): Promise<ReadOutcome[]> {
  const each = Array.from({ length: requests }, (_, request) => readOnce(gateway, ids, request, headers));
  return (await Promise.all(each)).flat();
}

async function readOnce(
  gateway: Pick<TestGateway, 'askText'>,
  ids: readonly string[],
  request: number,
  headers: Record<string, string>,
): Promise<ReadOutcome[]> {
  const asked = ids.map((id) => (request === 0 ? id : `${id}r${request}`));
  const aliases = asked.map((id, index) => `a${index}: verificationSession(id: "${id}") { id url }`);
  const { data, errors } = await gateway.askText(`{ ${aliases.join(' ')} }`, {}, headers);
  return asked.map((id, index) => {
    const error = errors.find(({ path }) => path?.[0] === `a${index}`);
    if (error !== undefined)
      return `${error.extensions.code}${error.extensions.retryable ? '' : ' for good'}`;
    const read = (data as Record<string, { id: string } | null>)[`a${index}`];
    return (request === 0 ? read?.id === id : read === null) ? 'served' : 'lost';
  });
}

/** How many reads had each outcome. */
export function tally(outcomes: readonly ReadOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
