import type { Dialect, Question, Wish } from './question.js';
import { readSessions, type StripeSession } from './stripe-answer.js';

const plain = 'id status created client_reference_id';
const documents = {
  one: `query One($id: String!) {
    session(id: $id) { ${plain} type livemode metadata { order read_at } last_error { code } }
  }`,
  poll: 'query Poll($id: String!) { session(id: $id) { id status metadata { order read_at } } }',
  list: `query List($limit: Int!, $after: String!) {
    listSessions(
      limit: $limit, starting_after: $after
      expand: ["data.last_verification_report", "data.verified_outputs"]
    ) {
      data {
        id status created
        last_verification_report { id created document { status issuing_country } }
        verified_outputs { first_name last_name address { line1 country } }
      }
    }
  }`,
} as const;

function aliasDocument(count: number): string {
  const places = Array.from({ length: count }, (_, place) => place);
  return `query Several(${places.map((place) => `$id${place}: String!`).join(', ')}) {
    ${places.map((place) => `s${place}: session(id: $id${place}) { ${plain} }`).join('\n    ')}
  }`;
}

const post = (query: string, variables: object): Question => ({
  method: 'POST',
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
});

function ask(wish: Wish): Question {
  switch (wish.kind) {
    case 'one':
    case 'poll':
      return post(documents[wish.kind], { id: wish.id });
    case 'list':
      return post(documents.list, { limit: wish.count, after: wish.after });
    // Nothing in Stripe's REST takes several ids, so nothing made of it does.
    case 'aliases':
    case 'entities':
      return post(
        aliasDocument(wish.ids.length),
        Object.fromEntries(wish.ids.map((id, place) => [`id${place}`, id])),
      );
  }
}

/** The language of a supergraph made of Stripe's REST: Stripe's names, one field for each operation. */
export const meshDialect: Dialect = {
  ask,
  read(kind, json) {
    const { data } = json as { data: Record<string, unknown> };
    const list = data['listSessions'] as { readonly data: readonly StripeSession[] } | undefined;
    return readSessions(kind, list?.data ?? (Object.values(data) as StripeSession[]));
  },
};
