import { useState } from 'react';
import { SessionPage } from '../session/session-page';
import { firstPage } from '../sessions/session-list-view';
import { SessionsPage } from '../sessions/sessions-page';
import { StartPage } from '../start/start-page';
import type { Route } from './route';

/** The page of a route. The list's filter and place are kept while a session is looked at. */
export function Pages({ route }: { readonly route: Exclude<Route, { page: 'returned' }> }) {
  const [view, setView] = useState(firstPage({}));
  switch (route.page) {
    case 'start':
      return <StartPage />;
    case 'sessions':
      return <SessionsPage view={view} onView={setView} />;
    case 'session':
      return <SessionPage key={route.id} id={route.id} />;
  }
}
