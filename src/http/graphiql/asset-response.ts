import type { Asset } from './assets.js';
import { acceptsGzip, matchesETag } from './negotiation.js';

/** The answer to a GET or HEAD of an asset: 404 without one, 304 for a known ETag, gzip where it is accepted. */
export async function assetResponse(asset: Asset | undefined, request: Request): Promise<Response> {
  if (asset === undefined) {
    return new Response('Not found\n', {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...guards },
    });
  }

  const gzip = acceptsGzip(request.headers.get('accept-encoding'));
  // A strong ETag names one sequence of bytes, so each encoding has its own.
  const etag = gzip ? `"${asset.hash}-gzip"` : `"${asset.hash}"`;
  const headers = new Headers({
    ...guards,
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  if (matchesETag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }

  const body = gzip ? await asset.gzipped() : asset.body;
  headers.set('content-type', asset.type);
  headers.set('content-length', String(body.byteLength));
  if (gzip) headers.set('content-encoding', 'gzip');
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

const guards = {
  // A worker started from a URL lives under the policy of its own response, not the page's: these reach nothing.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
