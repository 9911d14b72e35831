import type { SessionDensity } from './session-density.js';
import type { Want } from './want.js';

/** What one list can hold. Source: https://docs.stripe.com/api/pagination */
export const maxListed = 100;

/** Finds those whose neighbours in time are too far away for one list. */
export function findLoners(wants: readonly Want[], density: SessionDensity): Want[] {
  const sorted = sortByTime(wants);
  return sorted.filter((want, place) => {
    const older = distance(sorted[place - 1], want, density);
    const newer = distance(want, sorted[place + 1], density);
    return 1 + Math.min(older, newer) > maxListed;
  });
}

/**
 * Gathers the wants that one list can be expected to answer together with the first: neighbour by neighbour, always
 * the nearer one, until a list would hold more than it can.
 */
export function gatherAround(first: Want, wants: readonly Want[], density: SessionDensity): Want[] {
  const sorted = sortByTime(wants);
  let start = sorted.indexOf(first);
  let end = start;
  let expected = 1;
  for (;;) {
    const older = distance(sorted[start - 1], sorted[start], density);
    const newer = distance(sorted[end], sorted[end + 1], density);
    expected += Math.min(older, newer);
    if (expected > maxListed) return sorted.slice(start, end + 1);
    if (older < newer) start -= 1;
    else end += 1;
  }
}

/** How many sessions more a list holds that goes on to the next want; each counts for one at least. */
function distance(older: Want | undefined, newer: Want | undefined, density: SessionDensity): number {
  if (older === undefined || newer === undefined) return Infinity;
  return Math.max(1, density.expect(older.created, newer.created));
}

function sortByTime(wants: readonly Want[]): Want[] {
  return [...wants].sort((one, other) => one.created - other.created);
}
