import { useState } from 'react';
import { PageHeading } from '../shell/page-heading';
import { TokenCommands } from './token-commands';
import { TokenForm } from './token-form';

interface SignInPageProps {
  readonly onSignIn: (token: string | null) => void;
}

/** In the place of your own sign-in, which gets the token from your issuer. */
export function SignInPage({ onSignIn }: SignInPageProps) {
  const [token, setToken] = useState('');
  return (
    <div className="narrow">
      <PageHeading>Sign in</PageHeading>
      <p className="lead">Who you are decides which sessions you see, and how much of each.</p>
      <section className="card" aria-label="With a token">
        <TokenForm token={token} onToken={setToken} onSubmit={() => onSignIn(token.trim())} />
      </section>
      <section className="card" aria-labelledby="sandbox-title">
        <h2 id="sandbox-title">In the sandbox</h2>
        <p>A gateway that runs on its sandbox takes whoever has no token for a developer with every right.</p>
        <button type="button" onClick={() => onSignIn(null)}>
          Continue without a token
        </button>
        <TokenCommands />
      </section>
    </div>
  );
}
