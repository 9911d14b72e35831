import { builder } from '../builder.js';
import { VerificationSession } from '../verification-session/verification-session.js';
import { Customer } from './customer.js';
import { User } from './user.js';

// Sessions and their owners point at each other; this half of the pairs stands here so that the files do not.
builder.objectFields(VerificationSession, (t) => ({
  customer: t.field({
    type: Customer,
    nullable: true,
    description: 'The Stripe customer the session is for, an entity that other subgraphs complete.',
    resolve: ({ relatedCustomer }) =>
      relatedCustomer === null ? null : ({ kind: 'customer', id: relatedCustomer } as const),
  }),
  user: t.field({
    type: User,
    nullable: true,
    description: 'The user the session is for: clientReferenceId as an entity that other subgraphs complete.',
    resolve: ({ clientReferenceId }) =>
      clientReferenceId === null ? null : ({ kind: 'user', id: clientReferenceId } as const),
  }),
}));
