/** The properties a request asked to have expanded, seen from one object. */
export interface Expansion {
  has(path: string): boolean;
  /** The same, seen from an object inside this one. */
  below(path: string): Expansion;
}

/** Expanding a path expands everything it leads through. */
export function createExpansion(paths: readonly string[]): Expansion {
  const expanded = new Set<string>();
  for (const path of paths) {
    const segments = path.split('.');
    segments.forEach((_, index) => expanded.add(segments.slice(0, index + 1).join('.')));
  }
  return expansionFrom(expanded, '');
}

function expansionFrom(expanded: ReadonlySet<string>, prefix: string): Expansion {
  return {
    has: (path) => expanded.has(prefix + path),
    below: (path) => expansionFrom(expanded, `${prefix}${path}.`),
  };
}
