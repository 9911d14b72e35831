import { useMemo, useSyncExternalStore } from 'react';
import { readRoute, type Route } from './route';

/** Where the browser is, as it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return useMemo(() => readRoute(hash), [hash]);
}

function listen(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
