import { useState } from 'react';
import { VerifiedPerson } from './verified-person';

/** Personal data is asked for when somebody wants to see it, and gone when they leave. */
export function PersonalData({ id }: { readonly id: string }) {
  const [shown, setShown] = useState(false);
  return (
    <section className="card" aria-labelledby="person-title">
      <h2 id="person-title">Person</h2>
      {shown ? <VerifiedPerson id={id} /> : <p>Each look leaves a line in the audit log.</p>}
      <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide personal data' : 'Show personal data'}
      </button>
    </section>
  );
}
