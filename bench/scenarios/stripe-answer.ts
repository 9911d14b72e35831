import type { StoredSession } from '../upstream/sessions.js';
import type { WishKind } from './question.js';

/** A session as Stripe shows it, or the part of it that was asked for. */
export type StripeSession = StoredSession;

/** Reads an answer that keeps Stripe's names. */
export function readSessions(kind: WishKind, sessions: readonly StripeSession[]): unknown {
  switch (kind) {
    case 'one':
      return sessions.map(readOne)[0];
    case 'poll':
      return sessions.map(({ id, status, metadata }) => ({ id, status, ...metadata }))[0];
    case 'list':
      return sessions.map(readNested);
    case 'aliases':
    case 'entities':
      return sessions.map(readPlain);
  }
}

const readPlain = ({ id, status, created, client_reference_id }: StripeSession) => ({
  id,
  status,
  created,
  client_reference_id,
});

const readOne = (session: StripeSession) => ({
  ...readPlain(session),
  type: session.type,
  livemode: session.livemode,
  ...session.metadata,
  error: session.last_error?.code ?? null,
});

const readNested = ({
  id,
  status,
  created,
  last_verification_report: report,
  verified_outputs: outputs,
}: StripeSession) => ({
  id,
  status,
  created,
  report: {
    id: report.id,
    created: report.created,
    document: report.document.status,
    issuing_country: report.document.issuing_country,
  },
  outputs: outputs && {
    first_name: outputs.first_name,
    last_name: outputs.last_name,
    line1: outputs.address.line1,
    country: outputs.address.country,
  },
});
