import { mintSandboxToken } from './access/mint-token.js';
import type { ExampleIds } from './http/graphiql/examples/index.js';
import { plainPlan } from './stripe/expand-plan.js';
import type { StripeIdentity } from './stripe/identity.js';

/** Finds sessions of the sandbox for GraphiQL's examples, and makes a token, so that each of them answers as it stands. */
export async function findExampleIds(stripe: StripeIdentity): Promise<ExampleIds> {
  const { sessions } = stripe.forAccount(undefined);
  const page = { limit: 10 };
  const [open, verified] = await Promise.all([
    sessions.list(page, { status: 'requires_input' }, plainPlan),
    sessions.list(page, { status: 'verified' }, plainPlan),
  ]);
  const openIds = open.data.filter(({ redaction }) => redaction === null).map(({ id }) => id);
  const person = open.data.find(({ clientReferenceId }) => clientReferenceId !== null)?.clientReferenceId;
  const verifiedIds = verified.data.filter(({ redaction }) => redaction === null).map(({ id }) => id);
  return {
    ...(typeof person === 'string' ? { personToken: await mintPersonToken(person) } : {}),
    ...(openIds[0] === undefined ? {} : { open: openIds[0] }),
    ...(openIds[1] === undefined ? {} : { cancelable: openIds[1] }),
    ...(openIds[2] === undefined ? {} : { watchable: openIds[2] }),
    ...(verifiedIds[0] === undefined ? {} : { verified: verifiedIds[0] }),
    ...(verifiedIds[1] === undefined ? {} : { redactable: verifiedIds[1] }),
  };
}

/** As long as a page of GraphiQL is left open. */
const lifetimeSeconds = 30 * 24 * 3600;

function mintPersonToken(subject: string): Promise<string> {
  return mintSandboxToken({ subject, scopes: [], lifetimeSeconds });
}
