import type { Example } from './example.js';

/** The only example with a token, so that the headers tab shows how one is sent. */
export function ownSessions(token: string | undefined): Example {
  return {
    query: `# The headers below hold a person's token, made by the sandbox:
# it sees its own sessions only. Make others by: npm run token
query OwnSessions {
  verificationSessions(first: 5) {
    nodes {
      id
      status
      clientReferenceId
      url
      allowedActions
    }
  }
}
`,
    variables: {},
    headers: { Authorization: `Bearer ${token ?? 'PASTE_A_TOKEN_HERE'}` },
  };
}
