import { nameOfPlan } from '../../stripe/expand-plan.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { shareCall, type SharedCall } from '../../stripe/operation/shared-call.js';

/**
 * One telling of a change. All who are told read the session afresh, each with its own rights; those whose reads are
 * the same share one call to Stripe, which began after the change.
 */
export interface Round {
  /** An account whose reads of sessions are shared within this round. */
  share(account: IdentityAccount): IdentityAccount;
}

/** Milliseconds that an answer is kept for those who come to it late. It may hold personal data. */
const keptMs = 1000;

type Retrieve = SharedCall<VerificationSession | null>;

/** Makes a round. Answers are shared by account, id and plan, so nobody gets what its own read would not hold. */
export function createRound(): Round {
  const readsOf = new WeakMap<IdentityAccount, Map<string, Retrieve>>();
  return {
    share(account) {
      const reads = readsOf.get(account) ?? new Map<string, Retrieve>();
      readsOf.set(account, reads);
      return {
        ...account,
        sessions: {
          ...account.sessions,
          retrieve(id, plan, operation) {
            const key = `${id} ${nameOfPlan(plan)}`;
            const had = reads.get(key);
            if (had?.isAbandoned === false) return had.join(operation);
            const forget = () => {
              if (reads.get(key) === read) reads.delete(key);
            };
            const read: Retrieve = shareCall(async (shared) => {
              try {
                const session = await account.sessions.retrieve(id, plan, shared);
                setTimeout(forget, keptMs).unref();
                return session;
              } catch (error) {
                forget();
                throw error;
              }
            });
            reads.set(key, read);
            return read.join(operation);
          },
        },
      };
    },
  };
}
