import { hrefOf, type Route } from './route';

const places = [
  { page: 'start', label: 'Start' },
  { page: 'sessions', label: 'Sessions' },
] as const;

export function Navigation({ route }: { readonly route: Route }) {
  const current = route.page === 'session' ? 'sessions' : route.page;
  return (
    <nav aria-label="Pages">
      {places.map(({ page, label }) => (
        <a key={page} href={hrefOf({ page })} aria-current={page === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
