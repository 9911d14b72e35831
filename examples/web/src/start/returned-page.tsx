import { PageHeading } from '../shell/page-heading';
import { hrefOf } from '../shell/route';

/** Where the hosted page leads. That somebody came here proves nothing: the outcome is the session's status. */
export function ReturnedPage() {
  return (
    <div className="narrow">
      <PageHeading>You can close this tab</PageHeading>
      <p className="lead">The outcome appears by itself in the tab that you came from.</p>
      <p>
        <a href={hrefOf({ page: 'start' })}>Stay in this one instead</a>
      </p>
    </div>
  );
}
