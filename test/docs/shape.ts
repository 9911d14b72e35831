/**
 * What an answer must have in common with the one that a page shows: the same fields in the same nesting, the same
 * words of enums, booleans and nulls. Of other texts and of numbers the kind, and the beginning where the page goes on
 * with `...`; of lists that each element is like one of those shown.
 */
export function compareShapes(shown: unknown, answered: unknown, path = 'answer'): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(answered)) return [`${path} is no list`];
    if (answered.length === 0 && shown.length > 0) return [`${path} is empty`];
    return answered.flatMap((each: unknown, index) => {
      const tries = shown.map((example) => compareShapes(example, each, `${path}[${index}]`));
      return tries.some((differences) => differences.length === 0) ? [] : (tries[0] ?? []);
    });
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof answered !== 'object' || answered === null) return [`${path} is no object`];
    const [had, has] = [Object.keys(shown).sort().join(), Object.keys(answered).sort().join()];
    if (had !== has) return [`${path} has ${has} where the page shows ${had}`];
    return Object.entries(shown).flatMap(([name, part]) =>
      compareShapes(part, (answered as Record<string, unknown>)[name], `${path}.${name}`),
    );
  }
  if (typeof shown === 'string') return compareTexts(shown, answered, path);
  if (typeof shown === 'number') return typeof answered === 'number' ? [] : [`${path} is no number`];
  return shown === answered ? [] : [`${path} is not ${String(shown)}`];
}

function compareTexts(shown: string, answered: unknown, path: string): string[] {
  if (typeof answered !== 'string') return [`${path} is no text`];
  if (/^[A-Z][A-Z_]+$/.test(shown)) return answered === shown ? [] : [`${path} is ${answered}, not ${shown}`];
  const [beginning = '', rest] = shown.split('...', 2);
  return rest === undefined || answered.startsWith(beginning)
    ? []
    : [`${path} does not begin with ${beginning}`];
}
