import { useState } from 'react';
import { PageHeading } from '../shell/page-heading';
import { StartForm } from './start-form';
import { StartedSession } from './started-session';

/** From the first click to the outcome. */
export function StartPage() {
  const [id, setId] = useState<string | null>(null);
  return (
    <div className="narrow">
      <PageHeading>Verify an identity</PageHeading>
      {id === null ? (
        <StartForm onStarted={setId} />
      ) : (
        <StartedSession key={id} id={id} onAgain={() => setId(null)} />
      )}
    </div>
  );
}
