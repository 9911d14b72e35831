import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function watchSession(id: string | undefined): Example {
  return {
    query: `# The state now, then after every change. Open url in another
# tab, pick an outcome there, and look here again.${placeholderHint(id)}
subscription WatchSession($id: ID!) {
  verificationSessionUpdated(id: $id) {
    id
    status
    url
    lastError {
      code
    }
    verifiedOutputs {
      firstName
    }
  }
}
`,
    variables: { id: id ?? PLACEHOLDER_ID },
  };
}
