/** A second net: the code logs none of these, and where one slips in its value does not leave the process. */
const neverLogged: ReadonlySet<string> = new Set([
  'apikey',
  'authorization',
  'clientsecret',
  'cookie',
  'email',
  'firstname',
  'headers',
  'lastname',
  'phone',
  'raw',
  'secret',
  'token',
  'url',
  'variables',
]);

/** More than any line of this gateway has; a whole answer of Stripe's that slipped in is not worth the copying. */
const maxDepth = 8;
const maxValues = 500;

/**
 * Copies what is logged, without the values of names that are never logged: at any depth, and in any spelling
 * (clientSecret, client_secret, Client-Secret). What is too deep or too much is left out, an object of a class is only
 * named, because it may hold anything, and an error keeps its name, message and stack.
 */
export function cover(logged: unknown): unknown {
  let left = maxValues;

  function coverPart(part: unknown, depth: number): unknown {
    // A function named toJSON would be asked for the text.
    if (typeof part === 'function') return undefined;
    if (typeof part !== 'object' || part === null || part instanceof Date) return part;
    if (part instanceof Error) return describeError(part);
    if (!Array.isArray(part) && !isPlain(part)) return Object.prototype.toString.call(part);
    if (depth === maxDepth) return '[too deep to log]';
    const entries = Object.entries(part);
    left -= entries.length;
    if (left < 0) return '[too much to log]';
    const covered = entries.map(([name, value]) => [name, coverNamed(name, value, depth + 1)] as const);
    return Array.isArray(part) ? covered.map(([, value]) => value) : Object.fromEntries(covered);
  }

  function coverNamed(name: string, value: unknown, depth: number): unknown {
    if (value === undefined) return undefined;
    if (neverLogged.has(name.replace(/[_-]/g, '').toLowerCase())) return '[not logged]';
    return name === 'err' ? describeError(value) : coverPart(value, depth);
  }

  return coverPart(logged, 0);
}

function isPlain(part: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === Object.prototype || prototype === null;
}

/** An error without its own properties: libraries hang requests, headers and bodies there. */
function describeError(error: unknown): { type: string; message: string; stack?: string | undefined } {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an Error' };
  return { type: error.name, message: error.message, stack: error.stack };
}
