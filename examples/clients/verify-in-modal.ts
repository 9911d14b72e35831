/** What is used of Stripe.js: `await loadStripe('pk_test_...')` of `@stripe/stripe-js` is one. */
export interface StripeJs {
  verifyIdentity(clientSecret: string): Promise<{ readonly error?: { readonly code?: string | undefined } }>;
}

export interface ModalOptions {
  readonly stripe: StripeJs;
  /** Asks the gateway for `verificationSession(id: $id) { clientSecret }`, past every cache; null once it is not open. */
  readonly readClientSecret: () => Promise<string | null>;
}

/** How the modal was left. What came of it the session tells, not the browser. */
export type ModalOutcome = 'submitted' | 'left' | 'not-open';

/** Opens Stripe's modal. A client secret is good for one submission, so each opening reads a fresh one. */
export async function verifyInModal({ stripe, readClientSecret }: ModalOptions): Promise<ModalOutcome> {
  const clientSecret = await readClientSecret();
  if (clientSecret === null) return 'not-open';
  const { error } = await stripe.verifyIdentity(clientSecret);
  return error === undefined ? 'submitted' : 'left';
}
