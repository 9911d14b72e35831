import { graphql, readFragment, type FragmentType } from '../generated';
import { Moment } from '../status/moment';
import { wordsForType } from '../status/type-words';

const sessionFacts = graphql(`
  fragment SessionFacts on VerificationSession {
    id
    type
    createdAt
    clientReferenceId
    livemode
    lastError {
      code
      codeRaw
      reason
    }
    metadata {
      key
      value
    }
  }
`);

/** What support wants to know. No personal data. */
export function SessionFacts({ session }: { readonly session: FragmentType<typeof sessionFacts> }) {
  const { type, createdAt, clientReferenceId, livemode, lastError, metadata } = readFragment(
    sessionFacts,
    session,
  );
  return (
    <dl className="facts">
      <dt>Type</dt>
      <dd>{wordsForType(type)}</dd>
      <dt>Created</dt>
      <dd>
        <Moment at={createdAt} />
      </dd>
      <dt>Reference</dt>
      <dd>{clientReferenceId ?? '–'}</dd>
      <dt>Mode</dt>
      <dd>{livemode ? 'Live' : 'Test'}</dd>
      {lastError != null && (
        <>
          <dt>Last error</dt>
          <dd>
            {/* A code that this schema does not name: Stripe's own word tells more. */}
            <code>{lastError.code === 'UNKNOWN' ? lastError.codeRaw : lastError.code}</code>
            {lastError.reason != null && <p className="fine">{lastError.reason}</p>}
          </dd>
        </>
      )}
      {metadata.map(({ key, value }) => (
        <MetadataFact key={key} name={key} value={value} />
      ))}
    </dl>
  );
}

function MetadataFact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
