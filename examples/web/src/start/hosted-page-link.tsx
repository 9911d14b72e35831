import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '../generated';
import { readFault } from '../problems/fault';
import { FaultNotice } from '../problems/fault-notice';

const hostedPage = graphql(`
  query HostedPage($id: ID!) {
    verificationSession(id: $id) {
      id
      url
    }
  }
`);

/**
 * The link to the provider's page. Whoever has the address can submit in the person's place: it is read when it is
 * needed, kept out of the cache, never logged, and opened without an opener or a referrer.
 */
export function HostedPageLink({ id }: { readonly id: string }) {
  const [opened, setOpened] = useState(false);
  const { data, error, loading, refetch } = useQuery(hostedPage, {
    variables: { id },
    fetchPolicy: 'no-cache',
  });
  const url = data?.verificationSession?.url;
  if (error !== undefined) return <FaultNotice fault={readFault(error)} onRetry={() => void refetch()} />;
  if (loading || url == null) return <p>Getting a link…</p>;
  if (opened) {
    const getAnother = () => void refetch().then(() => setOpened(false));
    return (
      <p>
        The verification page is open in another tab.{' '}
        <button type="button" autoFocus onClick={getAnother}>
          Get a new link
        </button>
      </p>
    );
  }
  return (
    <a
      className="button primary"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      // After the browser has followed it.
      onClick={() => setTimeout(() => setOpened(true))}
    >
      Open the verification page
    </a>
  );
}
