import { cancelSession } from './cancel-session.js';
import type { Example } from './example.js';
import { findSession } from './find-session.js';
import { ownSessions } from './own-sessions.js';
import { pageThroughSessions } from './page-through-sessions.js';
import { redactSession } from './redact-session.js';
import { sessionWithReport } from './session-with-report.js';
import { startVerification } from './start-verification.js';
import { updateSession } from './update-session.js';
import { watchSession } from './watch-session.js';

/** Ids of sessions that exist, each in the state its examples need, and what else makes the examples answer. */
export interface ExampleIds {
  /** Requires input: found and updated. */
  open?: string;
  /** Verified, with a report. */
  verified?: string;
  /** Verified or canceled, not redacted yet. */
  redactable?: string;
  /** Requires input: watched while its url is open. */
  watchable?: string;
  /** Requires input; canceled, so best another one than open. */
  cancelable?: string;
  /** A token of a person that has sessions, for the headers of the example that shows its own. */
  personToken?: string;
}

/** An example as GraphiQL's editors show it. */
export interface ExampleTab {
  /** The operation's name, which GraphiQL takes for the title anyway. */
  title: string;
  query: string;
  /** JSON text. */
  variables: string;
  /** JSON text; absent where none are needed. */
  headers?: string;
}

/** The example operations in the order of their tabs. */
export function exampleTabs(ids: ExampleIds): ExampleTab[] {
  return [
    tab('FindSession', findSession(ids.open)),
    tab('PageThroughSessions', pageThroughSessions()),
    tab('SessionWithReport', sessionWithReport(ids.verified)),
    tab('StartVerification', startVerification()),
    tab('WatchSession', watchSession(ids.watchable)),
    tab('UpdateSession', updateSession(ids.open)),
    tab('CancelSession', cancelSession(ids.cancelable)),
    tab('RedactSession', redactSession(ids.redactable)),
    tab('OwnSessions', ownSessions(ids.personToken)),
  ];
}

function tab(title: string, example: Example): ExampleTab {
  const text = (value: object) => JSON.stringify(value, null, 2);
  return {
    title,
    query: example.query,
    variables: text(example.variables),
    ...(example.headers === undefined ? {} : { headers: text(example.headers) }),
  };
}
