/** The weights of an Accept-like header by lower-case name, parameters other than q left out. */
function weights(header: string | null): Map<string, number> {
  const found = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (name !== '') found.set(name, Number.isNaN(weight) ? 0 : weight);
  }
  return found;
}

/**
 * Whether an Accept header asks for a page rather than for a GraphQL answer. text/html has to be named, since *\/* is
 * what curl and GraphQL clients send; on a tie the API wins.
 */
export function prefersHtml(accept: string | null): boolean {
  const given = weights(accept);
  const json = Math.max(
    given.get('application/json') ?? 0,
    given.get('application/graphql-response+json') ?? 0,
  );
  return (given.get('text/html') ?? 0) > json;
}

/** Whether an Accept-Encoding header allows gzip. */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  const given = weights(acceptEncoding);
  return (given.get('gzip') ?? given.get('*') ?? 0) > 0;
}

/** Whether an If-None-Match header holds the tag, compared weakly as RFC 9110, 13.1.2 asks. */
export function matchesETag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
