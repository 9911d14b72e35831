import { buildSession, indexOf, type StoredSession } from '../upstream/sessions.js';
import type { Wish } from './question.js';

/**
 * The right answer, in Stripe's words. `order` stands for the metadata: `read_at` beside it is another each time.
 * @throws {Error} for a session that is not there
 */
export function expectAnswer(wish: Wish): unknown {
  switch (wish.kind) {
    case 'one':
      return expectOne(find(wish.id));
    case 'poll':
      return expectPoll(find(wish.id));
    case 'list': {
      const first = indexOf(wish.after) ?? NaN;
      return Array.from({ length: wish.count }, (_, place) => expectNested(buildSession(first + 1 + place)));
    }
    case 'aliases':
      return wish.ids.map((id) => expectPlain(find(id)));
    case 'entities':
      return wish.ids.map((id) => expectPlain(find(id)));
  }
}

function find(id: string): StoredSession {
  const index = indexOf(id);
  if (index === undefined) throw new Error('there is no such session');
  return buildSession(index);
}

const expectPlain = ({ id, status, created, client_reference_id }: StoredSession) => ({
  id,
  status,
  created,
  client_reference_id,
});

const expectPoll = ({ id, status, metadata }: StoredSession) => ({ id, status, order: metadata['order'] });

const expectOne = (session: StoredSession) => ({
  ...expectPlain(session),
  type: session.type,
  livemode: session.livemode,
  order: session.metadata['order'],
  error: session.last_error?.code ?? null,
});

const expectNested = ({ id, status, created, ...session }: StoredSession) => ({
  id,
  status,
  created,
  report: {
    id: session.last_verification_report.id,
    created: session.last_verification_report.created,
    document: session.last_verification_report.document.status,
    issuing_country: session.last_verification_report.document.issuing_country,
  },
  outputs: session.verified_outputs && {
    first_name: session.verified_outputs.first_name,
    last_name: session.verified_outputs.last_name,
    line1: session.verified_outputs.address.line1,
    country: session.verified_outputs.address.country,
  },
});
