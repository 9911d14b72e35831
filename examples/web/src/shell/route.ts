export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'sessions' }
  | { readonly page: 'session'; readonly id: string }
  /** Where the hosted page sends the person; a page that needs no token. */
  | { readonly page: 'returned' };

/** Reads the part of the address after #. Addresses hold ids of sessions, never what was typed into a field. */
export function readRoute(hash: string): Route {
  const [, first, second] = hash.split('/');
  if (first === 'sessions') {
    return second === undefined || second === '' ? { page: 'sessions' } : { page: 'session', id: second };
  }
  return first === 'returned' ? { page: 'returned' } : { page: 'start' };
}

/** The address of a page, for a link. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'start':
    case 'sessions':
    case 'returned':
      return `#/${route.page}`;
    case 'session':
      return `#/sessions/${route.id}`;
  }
}
