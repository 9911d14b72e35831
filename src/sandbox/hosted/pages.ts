import { html } from 'hono/html';
import { failureReasons } from '../results/failed-attempts.js';
import type { SessionRow } from '../state/session.js';
import { lastErrorCodes, type Outcome } from '../vocabulary.js';
import { layOut, type Html } from './layout.js';
import { groupOutcomes, outcomeLabels } from './outcome-labels.js';

/** The page on which a person chooses how the attempt ends. */
export function outcomePage(session: SessionRow, fault?: string): Html {
  const groups = groupOutcomes(lastErrorCodes).map(
    ({ title, outcomes }) =>
      html`<fieldset>
        <legend>${title}</legend>
        ${outcomes.map(outcomeChoice)}
      </fieldset>`,
  );
  return layOut({
    title: fault === undefined ? 'Verify your identity' : 'Error: Verify your identity',
    heading: 'Verify your identity',
    main: html`${fault === undefined ? '' : html`<p role="alert">${fault}</p>`}
      <p>Choose how the verification of session <code>${session.id}</code> ends.</p>
      <form method="post">
        ${groups}
        <button type="submit">Submit</button>
      </form>`,
  });
}

function outcomeChoice(outcome: Outcome): Html {
  const checked = outcome === 'verified' ? 'checked' : '';
  return html`<label>
    <input type="radio" name="outcome" value="${outcome}" ${checked} />
    <span>${outcomeLabels[outcome]}</span>
  </label>`;
}

/** How long the result is shown before the person is sent back, in seconds. */
const shownSeconds = 3;

/**
 * What became of an attempt that was submitted. While it is processed the page goes on, after a second, to an address
 * that answers once there is a result: until then it stays as it is, and a screen reader reads it once.
 */
export function progressPage(session: SessionRow, held: string): Html {
  const { return_url, status } = session;
  if (status === 'processing') {
    return layOut({
      title: 'Processing',
      refresh: { seconds: 1, to: held },
      main: html`<p role="status">
          Your submission is being processed. The result appears here by itself as soon as it is known.
        </p>
        <p><a href="${held}">Show the result</a></p>`,
    });
  }
  const back =
    return_url === null
      ? null
      : html`<p>You are sent back in ${shownSeconds} seconds.</p>
          <p><a href="${return_url}">Go back to where you came from</a></p>`;
  return layOut({
    title: status === 'verified' ? 'You are verified' : 'You are not verified',
    refresh: return_url === null ? undefined : { seconds: shownSeconds, to: return_url },
    main: html`<p role="status">${resultOf(session)}</p>
      ${back ?? html`<p>You can close this page.</p>`}`,
  });
}

function resultOf({ last_error, status }: SessionRow): string {
  if (status === 'verified') return 'Everything was verified.';
  if (last_error === null) return 'The verification was ended.';
  return `${failureReasons[last_error]} To try again, ask for a new link.`;
}

/** For an address that leads nowhere, or no longer. */
export function goneAwayPage(): Html {
  return layOut({
    title: 'This link does not work',
    main: html`<p>
        It was used already, has expired, or never existed. A link can be used once, within 48 hours.
      </p>
      <p>Go back to where you came from and begin the verification again: you will be given a new link.</p>`,
  });
}
