import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { useState } from 'react';
import { createClient } from './gateway/create-client';
import { Pages } from './shell/pages';
import { Shell } from './shell/shell';
import { SignOutContext } from './sign-in/sign-out-context';
import { SignInPage } from './sign-in/sign-in-page';
import { ReturnedPage } from './start/returned-page';
import { useRoute } from './shell/use-route';

/**
 * The token lives in the client's links and nowhere else: a reload signs out, and nobody finds it in storage. Signing
 * out drops the client with its cache, so that the next person on this machine sees nothing of the last.
 */
export function App() {
  const route = useRoute();
  const [client, setClient] = useState<ApolloClient | null>(null);

  if (route.page === 'returned') {
    return (
      <Shell>
        <ReturnedPage />
      </Shell>
    );
  }
  if (client === null) {
    return (
      <Shell>
        <SignInPage onSignIn={(token) => setClient(createClient({ url: '/graphql', token }))} />
      </Shell>
    );
  }
  const signOut = () => {
    client.stop();
    setClient(null);
  };
  return (
    <SignOutContext value={signOut}>
      <ApolloProvider client={client}>
        <Shell route={route} onSignOut={signOut}>
          <Pages route={route} />
        </Shell>
      </ApolloProvider>
    </SignOutContext>
  );
}
