import type { Dialect, Question, Wish } from './question.js';

interface Session {
  readonly id: string;
  readonly status: string;
  readonly createdAt: string;
  readonly clientReferenceId: string | null;
  readonly type: string;
  readonly livemode: boolean;
  readonly metadata: readonly { readonly key: string; readonly value: string }[];
  readonly lastError: { readonly code: string } | null;
  readonly lastVerificationReport: {
    readonly id: string;
    readonly createdAt: string;
    readonly document: { readonly status: string; readonly issuingCountry: string };
  };
  readonly verifiedOutputs: {
    readonly firstName: string;
    readonly lastName: string;
    readonly address: { readonly line1: string; readonly country: string };
  } | null;
}

const plain = 'id status createdAt clientReferenceId';
const documents = {
  one: `query One($id: ID!) {
    verificationSession(id: $id) { ${plain} type livemode metadata { key value } lastError { code } }
  }`,
  poll: 'query Poll($id: ID!) { verificationSession(id: $id) { id status metadata { key value } } }',
  list: `query List($first: Int!, $after: String!) {
    verificationSessions(first: $first, after: $after) {
      nodes {
        id status createdAt
        lastVerificationReport { id createdAt document { status issuingCountry } }
        verifiedOutputs { firstName lastName address { line1 country } }
      }
    }
  }`,
  entities: `query Entities($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on VerificationSession { ${plain} } }
  }`,
  nodes: `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { ... on VerificationSession { ${plain} } } }`,
} as const;

/** The document is the same for all ids of so many aliases, as a client's is. */
function aliasDocument(count: number): string {
  const places = Array.from({ length: count }, (_, place) => place);
  return `query Aliases(${places.map((place) => `$id${place}: ID!`).join(', ')}) {
    ${places.map((place) => `s${place}: verificationSession(id: $id${place}) { ${plain} }`).join('\n    ')}
  }`;
}

const post = (query: string, variables: object): Question => ({
  method: 'POST',
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
});

/**
 * The language of this gateway, and of the peers that are written for the same schema.
 * @param entities the field that they answer a hundred objects by
 */
export function createGraphQLDialect(entities: '_entities' | 'nodes'): Dialect {
  function ask(wish: Wish): Question {
    switch (wish.kind) {
      case 'one':
      case 'poll':
        return post(documents[wish.kind], { id: wish.id });
      case 'list':
        return post(documents.list, { first: wish.count, after: wish.after });
      case 'aliases':
        return post(
          aliasDocument(wish.ids.length),
          Object.fromEntries(wish.ids.map((id, place) => [`id${place}`, id])),
        );
      case 'entities':
        return entities === 'nodes'
          ? post(documents.nodes, { ids: wish.ids })
          : post(documents.entities, {
              representations: wish.ids.map((id) => ({ __typename: 'VerificationSession', id })),
            });
    }
  }

  return {
    ask,
    read(kind, json) {
      const { data } = json as { data: Record<string, never> };
      switch (kind) {
        case 'one':
          return readOne(data['verificationSession'] as unknown as Session);
        case 'poll': {
          const session = data['verificationSession'] as unknown as Session;
          return { id: session.id, status: session.status.toLowerCase(), ...readMetadata(session) };
        }
        case 'list':
          return (data['verificationSessions'] as unknown as { nodes: Session[] }).nodes.map(readNested);
        case 'aliases':
          return (Object.values(data) as Session[]).map(readPlain);
        case 'entities':
          return (data[entities] as unknown as Session[]).map(readPlain);
      }
    },
  };
}

const toSeconds = (time: string) => Date.parse(time) / 1000;

const readPlain = ({ id, status, createdAt, clientReferenceId }: Session) => ({
  id,
  status: status.toLowerCase(),
  created: toSeconds(createdAt),
  client_reference_id: clientReferenceId,
});

const readMetadata = ({ metadata }: Session) =>
  Object.fromEntries(metadata.map(({ key, value }) => [key, value]));

const readOne = (session: Session) => ({
  ...readPlain(session),
  type: session.type.toLowerCase(),
  livemode: session.livemode,
  ...readMetadata(session),
  error: session.lastError?.code.toLowerCase() ?? null,
});

const readNested = ({ id, status, createdAt, lastVerificationReport, verifiedOutputs }: Session) => ({
  id,
  status: status.toLowerCase(),
  created: toSeconds(createdAt),
  report: {
    id: lastVerificationReport.id,
    created: toSeconds(lastVerificationReport.createdAt),
    document: lastVerificationReport.document.status.toLowerCase(),
    issuing_country: lastVerificationReport.document.issuingCountry,
  },
  outputs: verifiedOutputs && {
    first_name: verifiedOutputs.firstName,
    last_name: verifiedOutputs.lastName,
    line1: verifiedOutputs.address.line1,
    country: verifiedOutputs.address.country,
  },
});
