/** Positions of rows in ascending order: what an index keeps for one value. A bare list, since there is one for each value. */
export type OrderedPositions = readonly number[];

/** How many positions are smaller than the given one, by binary search. */
export function rankOf(positions: OrderedPositions, position: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function addPosition(positions: number[], position: number): void {
  const last = positions[positions.length - 1];
  if (last === undefined || last < position) positions.push(position);
  else positions.splice(rankOf(positions, position), 0, position);
}

export function removePosition(positions: number[], position: number): void {
  const rank = rankOf(positions, position);
  if (positions[rank] === position) positions.splice(rank, 1);
}
