import { createServer } from 'node:http';
import SchemaBuilder from '@pothos/core';
import { createYoga } from 'graphql-yoga';
import type Stripe from 'stripe';
import { connectStripe } from './connect-stripe.js';
import { createContext, reportIdOf, type Context, type Report, type Session } from './load-sessions.js';

// yoga, Pothos, dataloader and the stripe package, put together as their tutorials do.
const builder = new SchemaBuilder<{
  Context: Context;
  Scalars: { DateTime: { Input: Date; Output: Date } };
}>({});

builder.scalarType('DateTime', { serialize: (value) => value.toISOString() });

const Status = builder.enumType('VerificationSessionStatus', {
  values: {
    CANCELED: { value: 'canceled' },
    PROCESSING: { value: 'processing' },
    REQUIRES_INPUT: { value: 'requires_input' },
    VERIFIED: { value: 'verified' },
  } as const,
});
const Type = builder.enumType('VerificationSessionType', {
  values: { DOCUMENT: { value: 'document' }, ID_NUMBER: { value: 'id_number' } } as const,
});
const CheckStatus = builder.enumType('VerificationCheckStatus', {
  values: { UNVERIFIED: { value: 'unverified' }, VERIFIED: { value: 'verified' } } as const,
});

const MetadataEntry = builder.objectRef<[string, string]>('MetadataEntry').implement({
  fields: (t) => ({
    key: t.string({ resolve: ([key]) => key }),
    value: t.string({ resolve: ([, value]) => value }),
  }),
});

const LastError = builder.objectRef<Stripe.Identity.VerificationSession.LastError>('LastError').implement({
  fields: (t) => ({
    code: t.string({ nullable: true, resolve: (error) => error.code?.toUpperCase() }),
    reason: t.exposeString('reason', { nullable: true }),
  }),
});

type StripeAddress = NonNullable<Stripe.Identity.VerificationSession.VerifiedOutputs['address']>;
const Address = builder.objectRef<StripeAddress>('VerifiedAddress').implement({
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true }),
    city: t.exposeString('city', { nullable: true }),
    postalCode: t.exposeString('postal_code', { nullable: true }),
    country: t.exposeString('country', { nullable: true }),
  }),
});

const Outputs = builder
  .objectRef<Stripe.Identity.VerificationSession.VerifiedOutputs>('VerifiedOutputs')
  .implement({
    fields: (t) => ({
      firstName: t.exposeString('first_name', { nullable: true }),
      lastName: t.exposeString('last_name', { nullable: true }),
      address: t.expose('address', { type: Address, nullable: true }),
    }),
  });

const DocumentCheck = builder
  .objectRef<Stripe.Identity.VerificationReport.Document>('VerificationDocumentCheck')
  .implement({
    fields: (t) => ({
      status: t.field({ type: CheckStatus, resolve: ({ status }) => status as 'verified' | 'unverified' }),
      issuingCountry: t.exposeString('issuing_country', { nullable: true }),
    }),
  });

const VerificationReport = builder.objectRef<Report>('VerificationReport').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    createdAt: t.field({ type: 'DateTime', resolve: ({ created }) => new Date(created * 1000) }),
    document: t.field({ type: DocumentCheck, nullable: true, resolve: (report) => report.document }),
  }),
});

const VerificationSession = builder.objectRef<Session>('VerificationSession').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: Status, resolve: (session) => session.status as 'verified' }),
    type: t.field({ type: Type, resolve: (session) => session.type as 'document' }),
    createdAt: t.field({ type: 'DateTime', resolve: ({ created }) => new Date(created * 1000) }),
    livemode: t.exposeBoolean('livemode'),
    clientReferenceId: t.exposeString('client_reference_id', { nullable: true }),
    metadata: t.field({ type: [MetadataEntry], resolve: ({ metadata }) => Object.entries(metadata) }),
    lastError: t.expose('last_error', { type: LastError, nullable: true }),
    lastVerificationReport: t.field({
      type: VerificationReport,
      nullable: true,
      resolve: (session, _args, { reports }) => {
        const id = reportIdOf(session);
        return id === null ? null : reports.load(id);
      },
    }),
    verifiedOutputs: t.field({
      type: Outputs,
      nullable: true,
      resolve: async ({ id }, _args, { outputs }) => (await outputs.load(id)).verified_outputs,
    }),
  }),
});

const Connection = builder.objectRef<{ data: Session[]; has_more: boolean }>('Connection').implement({
  fields: (t) => ({
    nodes: t.field({ type: [VerificationSession], resolve: ({ data }) => data }),
    hasNextPage: t.exposeBoolean('has_more'),
  }),
});

builder.queryType({
  fields: (t) => ({
    verificationSession: t.field({
      type: VerificationSession,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { sessions }) => sessions.load(id),
    }),
    nodes: t.field({
      type: [VerificationSession],
      args: { ids: t.arg.idList({ required: true }) },
      resolve: (_root, { ids }, { sessions }) => Promise.all(ids.map((id) => sessions.load(id))),
    }),
    verificationSessions: t.field({
      type: Connection,
      args: { first: t.arg.int({ required: true }), after: t.arg.string() },
      resolve: (_root, { first, after }, { stripe }) =>
        stripe.identity.verificationSessions.list({
          limit: first,
          ...(after == null ? {} : { starting_after: after }),
        }),
    }),
  }),
});

const stripe = connectStripe();
const yoga = createYoga({ schema: builder.toSchema(), context: () => createContext(stripe) });
createServer((request, response) => void yoga(request, response)).listen(0, '127.0.0.1');
