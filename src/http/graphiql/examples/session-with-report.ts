import { PLACEHOLDER_ID, placeholderHint, type Example } from './example.js';

export function sessionWithReport(id: string | undefined): Example {
  return {
    query: `# A verified session: what was checked, what was found.
# verifiedOutputs needs the scope verification:pii.${placeholderHint(id)}
query SessionWithReport($id: ID!) {
  verificationSession(id: $id) {
    id
    status
    lastVerificationReport {
      id
      createdAt
      document {
        status
        type
        issuingCountry
        error {
          code
          reason
        }
      }
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
