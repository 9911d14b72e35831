import { useQuery } from '@apollo/client/react';
import { graphql } from '../generated';
import { readFaults } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';

const verifiedPerson = graphql(`
  query VerifiedPerson($id: ID!) {
    verificationSession(id: $id) {
      id
      verifiedOutputs {
        firstName
        lastName
        dob {
          iso
        }
        address {
          line1
          line2
          postalCode
          city
          country
        }
      }
    }
  }
`);

/** Neither the cache nor storage holds it: it lives as long as this component. */
export function VerifiedPerson({ id }: { readonly id: string }) {
  const { data, error, loading, refetch } = useQuery(verifiedPerson, {
    variables: { id },
    fetchPolicy: 'no-cache',
    // One field may be refused and the others told.
    errorPolicy: 'all',
  });
  if (loading) return <p role="status">Loading…</p>;
  const [fault] = error === undefined ? [] : readFaults(error);
  const person = data?.verificationSession?.verifiedOutputs;
  const address = person?.address;
  const lines = [address?.line1, address?.line2, address?.postalCode, address?.city, address?.country];
  return (
    <>
      {fault !== undefined && <FaultNotice fault={fault} onRetry={() => void refetch()} />}
      {fault === undefined && person == null && <p>Nothing of the person is verified.</p>}
      {person != null && (
        <dl className="facts">
          <dt>Name</dt>
          <dd>{[person.firstName, person.lastName].filter(Boolean).join(' ') || '–'}</dd>
          <dt>Born</dt>
          <dd>{person.dob?.iso ?? '–'}</dd>
          <dt>Address</dt>
          <dd>{lines.filter(Boolean).join(', ') || '–'}</dd>
        </dl>
      )}
    </>
  );
}
