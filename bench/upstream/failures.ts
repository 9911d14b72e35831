/** An answer that is an error of Stripe's. */
export interface Failure {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const failure = (status: number, error: object, headers?: Record<string, string>): Failure => ({
  status,
  body: JSON.stringify({ error: { type: 'invalid_request_error', ...error } }),
  ...(headers && { headers }),
});

/** What the stand-in refuses with. */
export const failures = {
  noKey: failure(401, { message: 'You did not provide an API key.' }),
  unknown: failure(404, { message: 'Unrecognized request URL, or a parameter that is not known here.' }),
  missing: failure(404, { code: 'resource_missing', message: 'No such object.' }),
  tooMany: failure(
    429,
    {
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
      doc_url: 'https://stripe.com/docs/error-codes/rate-limit',
    },
    { 'Stripe-Rate-Limited-Reason': 'endpoint-rate' },
  ),
} as const;
