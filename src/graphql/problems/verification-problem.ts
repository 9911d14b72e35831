import { builder } from '../builder.js';
import type { Problem } from './problem.js';

export const VerificationProblem = builder.interfaceRef<Problem>('VerificationProblem').implement({
  description:
    'What went wrong with a mutation, as data. `code` tells programs, `message` tells people and never echoes a value.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is wrong and what to do instead, in English.' }),
    code: t.exposeString('code', {
      description:
        'One of BAD_USER_INPUT, NOT_FOUND, STATE_CONFLICT, IDEMPOTENCY_CONFLICT, IDEMPOTENCY_KEY_IN_USE, RATE_LIMITED, ' +
        'UPSTREAM_REJECTED, UPSTREAM_AUTHENTICATION_FAILED, UPSTREAM_PERMISSION_DENIED, UPSTREAM_CONFLICT, ' +
        'UPSTREAM_UNAVAILABLE, UPSTREAM_TIMEOUT, UPSTREAM_INVALID_RESPONSE.',
    }),
    upstreamCode: t.exposeString('upstreamCode', {
      nullable: true,
      description: "Stripe's code, where it gave one.",
    }),
    param: t.exposeString('param', {
      nullable: true,
      description: 'The input field at fault, as a path of this schema: options.document.allowedTypes.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description:
        "Stripe's id of the request, req_..., to quote to support. Null when Stripe was not asked.",
    }),
    retryable: t.exposeBoolean('retryable', {
      description:
        'Whether the same request may succeed later. Repeat a change with the same `idempotencyKey`, so that it is made once.',
    }),
  }),
  resolveType: ({ __typename }) => __typename,
});
