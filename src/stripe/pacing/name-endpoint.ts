/**
 * Names what Stripe counts together: one operation, whatever id it is asked for.
 * Source: https://docs.stripe.com/rate-limits
 */
export function nameEndpoint(method: string, path: string): string {
  const [pathname = ''] = path.split('?');
  // /v1/identity/<resource>/<id>/<action>, and without `identity` for what is older than products.
  const [resource = '', id, ...action] = pathname.replace(/^\/v\d+\/(identity\/)?/, '').split('/');
  return [method, [resource, ...(id === undefined ? [] : ['{id}']), ...action].join('/')].join(' ');
}
