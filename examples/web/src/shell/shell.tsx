import type { ReactNode } from 'react';
import { Navigation } from './navigation';
import type { Route } from './route';

interface ShellProps {
  /** Absent while nobody is signed in. */
  readonly route?: Route;
  readonly onSignOut?: () => void;
  readonly children: ReactNode;
}

/** What surrounds every page. */
export function Shell({ route, onSignOut, children }: ShellProps) {
  return (
    <>
      {/* A button, because the part of the address after # is the page. */}
      <button type="button" className="skip" onClick={() => document.querySelector('h1')?.focus()}>
        Skip to the content
      </button>
      <header className="bar">
        <div className="bar-inner">
          <span className="brand">
            <img src="/icon.svg" alt="" width="28" height="28" />
            Verifications
          </span>
          {route !== undefined && <Navigation route={route} />}
          {onSignOut !== undefined && (
            <button type="button" className="quiet" onClick={onSignOut}>
              Sign out
            </button>
          )}
        </div>
      </header>
      <main>{children}</main>
    </>
  );
}
