import { Kind, parse } from 'graphql';
import type { Manifest } from './read-manifest.js';

/** The names of the operations of a manifest; a text that cannot be read has none, and is refused when it is asked for. */
export function nameOperations(manifest: Manifest): ReadonlySet<string> {
  return new Set([...manifest.values()].flatMap(namesIn));
}

function namesIn(text: string): string[] {
  try {
    const { definitions } = parse(text, { noLocation: true });
    return definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION && one.name !== undefined ? [one.name.value] : [],
    );
  } catch {
    return [];
  }
}
