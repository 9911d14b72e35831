import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { watchSession, type Connection } from '../gateway/watch-session';

/** Keeps the session in the cache new while the component is shown. Gives how that goes. */
export function useLiveSession(id: string): Connection {
  const client = useApolloClient();
  const [connection, setConnection] = useState<Connection>({ kind: 'connecting' });
  useEffect(() => {
    const watch = watchSession({ client, id, onConnection: setConnection });
    return () => watch.stop();
  }, [client, id]);
  return connection;
}
