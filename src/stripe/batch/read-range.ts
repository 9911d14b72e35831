import type { SessionFilter } from '../input/filters.js';
import type { VerificationSession } from '../model/verification-session.js';
import type { StripePage, StripePageQuery } from '../pages/page.js';
import { maxListed } from './group-wants.js';
import type { SessionDensity } from './session-density.js';
import type { Want } from './want.js';

/** Lists plain sessions. */
export type ListPlain = (
  query: StripePageQuery,
  filter: SessionFilter,
) => Promise<StripePage<VerificationSession>>;

/**
 * Answers wants from the list of the time that they lie in, newest first: by one page, and by another where that is
 * expected to answer most of them. Settles those that it finds and drops every session that nobody asked for.
 * @throws {Failure} as a list does; what was found before stays settled
 */
export async function readRange(
  wants: readonly Want[],
  list: ListPlain,
  density: SessionDensity,
): Promise<void> {
  const times = wants.map(({ created }) => created);
  const from = Math.min(...times);
  let to = Math.max(...times);
  const filter = { createdAt: { gte: new Date(from * 1000), lte: new Date(to * 1000) } };
  let lacking = wants;
  let query: StripePageQuery = { limit: maxListed };

  for (let pages = 0; pages < 2; pages += 1) {
    const { data, has_more: isCut } = await list(query, filter);
    const found = new Map(data.map((session) => [session.id, session]));
    lacking = lacking.filter((want) => {
      const session = found.get(want.id);
      if (session !== undefined) want.settle(session);
      return session === undefined;
    });
    const last = data.at(-1);
    if (last === undefined) return;
    const seen = data.map(({ createdAt }) => Math.floor(createdAt.getTime() / 1000));
    const end = isCut ? (seen.at(-1) ?? from) : from;
    density.learn({ from: end, to }, seen, isCut);
    const within = lacking.filter(({ created }) => density.expect(created, end) < maxListed);
    if (!isCut || within.length < 2 || within.length <= wants.length / 2) return;
    to = end;
    query = { limit: maxListed, starting_after: last.id };
  }
}
