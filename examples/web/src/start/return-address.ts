import { hrefOf } from '../shell/route';

/** The page of this application that a person comes back to. It says nothing of who they are. */
export function returnAddress(): string {
  return new URL(hrefOf({ page: 'returned' }), window.location.origin + window.location.pathname).href;
}
