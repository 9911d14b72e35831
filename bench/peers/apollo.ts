import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { connectStripe } from './connect-stripe.js';
import { createContext, reportIdOf, type Context, type Report, type Session } from './load-sessions.js';

// Apollo Server, a schema of its own and a loader for each kind of thing, as its documentation has it.
const typeDefs = `#graphql
  type Query {
    verificationSession(id: ID!): VerificationSession
    verificationSessions(first: Int!, after: String): VerificationSessionConnection!
    nodes(ids: [ID!]!): [VerificationSession]!
  }
  type VerificationSessionConnection {
    nodes: [VerificationSession!]!
    hasNextPage: Boolean!
  }
  enum VerificationSessionStatus { CANCELED PROCESSING REQUIRES_INPUT VERIFIED }
  enum VerificationSessionType { DOCUMENT ID_NUMBER }
  enum VerificationCheckStatus { UNVERIFIED VERIFIED }
  type VerificationSession {
    id: ID!
    status: VerificationSessionStatus!
    type: VerificationSessionType!
    createdAt: String!
    livemode: Boolean!
    clientReferenceId: String
    metadata: [MetadataEntry!]!
    lastError: VerificationSessionLastError
    lastVerificationReport: VerificationReport
    verifiedOutputs: VerifiedOutputs
  }
  type MetadataEntry { key: String! value: String! }
  type VerificationSessionLastError { code: String reason: String }
  type VerificationReport {
    id: ID!
    createdAt: String!
    document: VerificationDocumentCheck
  }
  type VerificationDocumentCheck { status: VerificationCheckStatus! issuingCountry: String }
  type VerifiedOutputs { firstName: String lastName: String address: VerifiedAddress }
  type VerifiedAddress { line1: String city: String postalCode: String country: String }
`;

const toIso = (seconds: number) => new Date(seconds * 1000).toISOString();

const resolvers = {
  Query: {
    verificationSession: (_root: unknown, { id }: { id: string }, { sessions }: Context) => sessions.load(id),
    verificationSessions: (
      _root: unknown,
      args: { first: number; after?: string | null },
      { stripe }: Context,
    ) =>
      stripe.identity.verificationSessions.list({
        limit: args.first,
        ...(args.after == null ? {} : { starting_after: args.after }),
      }),
    nodes: (_root: unknown, { ids }: { ids: string[] }, { sessions }: Context) =>
      ids.map((id) => sessions.load(id)),
  },
  VerificationSessionConnection: {
    nodes: ({ data }: { data: Session[] }) => data,
    hasNextPage: (page: { has_more: boolean }) => page.has_more,
  },
  VerificationSession: {
    status: ({ status }: Session) => status.toUpperCase(),
    type: ({ type }: Session) => type.toUpperCase(),
    createdAt: ({ created }: Session) => toIso(created),
    clientReferenceId: (session: Session) => session.client_reference_id,
    metadata: ({ metadata }: Session) => Object.entries(metadata).map(([key, value]) => ({ key, value })),
    lastError: (session: Session) => session.last_error,
    lastVerificationReport(session: Session, _args: unknown, { reports }: Context) {
      const id = reportIdOf(session);
      return id === null ? null : reports.load(id);
    },
    verifiedOutputs: async ({ id }: Session, _args: unknown, { outputs }: Context) =>
      (await outputs.load(id)).verified_outputs,
  },
  VerificationSessionLastError: {
    code: ({ code }: { code: string | null }) => code?.toUpperCase(),
  },
  VerificationReport: {
    createdAt: ({ created }: Report) => toIso(created),
  },
  VerificationDocumentCheck: {
    status: ({ status }: { status: string }) => status.toUpperCase(),
    issuingCountry: (check: { issuing_country: string | null }) => check.issuing_country,
  },
  VerifiedOutputs: {
    firstName: (outputs: { first_name: string | null }) => outputs.first_name,
    lastName: (outputs: { last_name: string | null }) => outputs.last_name,
  },
  VerifiedAddress: {
    postalCode: (address: { postal_code: string | null }) => address.postal_code,
  },
};

const stripe = connectStripe();
const server = new ApolloServer<Context>({ typeDefs, resolvers });
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: () => Promise.resolve(createContext(stripe)),
});
