/** Answers a number from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * A small deterministic generator (sfc32, its state hashed from the seed by FNV-1a): equal seeds give equal numbers on
 * every platform. It is for test data; nothing here is secret.
 */
export function createRandom(seed: string): Random {
  let a = hash(seed, 0x811c9dc5);
  let b = hash(seed, 0x9e3779b9);
  let c = hash(seed, 0x85ebca6b);
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The first numbers of close seeds resemble each other until the state is mixed.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** A whole number of 32 bits that a text always gives, to choose something for a name and stay with the choice. */
export function hash(text: string, basis = 0x811c9dc5): number {
  let value = basis;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** One item of a list that has at least one. */
export function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
