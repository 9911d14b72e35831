import type Stripe from 'stripe';
import { allowedActions } from './allowed-actions.js';
import { expandsOfList, type ExpandPlan } from './expand-plan.js';
import { toSessionListParams, type SessionFilter } from './input/filters.js';
import type { CreateSessionInput, SessionChangesInput } from './input/session-input.js';
import { changesChecks, toCreateParams, toUpdateParams } from './input/to-stripe-params.js';
import type { Lanes } from './lanes.js';
import { notAsked, type SensitiveAnswer } from './model/sensitive.js';
import { toVerificationSession, type VerificationSession } from './model/verification-session.js';
import type { StripePage, StripePageQuery } from './pages/page.js';
import { readList } from './pages/read-list.js';
import { nullWhenMissing, withExpand } from './reads.js';
import { askSensitive } from './sensitive-lane.js';
import { StateConflict } from './state-conflict.js';
import { checkList, checkObject, checkObjectOf } from './stripe-client.js';
import { mayBeStateConflict, missingReference, toRequestOptions, type WriteOptions } from './writes.js';

type Raw = Stripe.Identity.VerificationSession;

/** The sessions of Stripe Identity. Each method is one call, and one in the sensitive lane where that is planned. */
export interface Sessions {
  /** Null when there is none. */
  retrieve(id: string, plan: ExpandPlan): Promise<VerificationSession | null>;
  list(
    query: StripePageQuery,
    filter: SessionFilter | null | undefined,
    plan: ExpandPlan,
  ): Promise<StripePage<VerificationSession>>;
  create(input: CreateSessionInput, options: WriteOptions): Promise<VerificationSession>;
  /** Clearing all metadata costs a read before it: each key is unset by name. */
  update(id: string, changes: SessionChangesInput, options: WriteOptions): Promise<VerificationSession>;
  cancel(id: string, options: WriteOptions): Promise<VerificationSession>;
  redact(id: string, options: WriteOptions): Promise<VerificationSession>;
}

/** Makes the sessions' face of Stripe. Every method throws a Failure and nothing else. */
export function createSessions({ base, sensitive }: Lanes): Sessions {
  const retrieveRaw = (id: string, expand: readonly string[]) =>
    base
      .call('sessions.retrieve', ({ identity }) =>
        identity.verificationSessions.retrieve(id, withExpand(expand)),
      )
      .then(checkObjectOf(id));

  const retrieveSensitive = (id: string, expands: readonly string[] | null) =>
    askSensitive<Raw>(sensitive, 'sessions.retrieve', expands, checkObjectOf(id), ({ identity }, expand) =>
      identity.verificationSessions.retrieve(id, withExpand(expand)),
    );

  async function read(id: string, plan: ExpandPlan): Promise<VerificationSession> {
    const [raw, secret] = await Promise.all([
      retrieveRaw(id, plan.base),
      retrieveSensitive(id, plan.sensitive),
    ]);
    return toPlanned(raw, secret, plan);
  }

  /** A write answers with the session; only sensitive results cost a call more, and only where there are results. */
  async function write(
    endpoint: string,
    { plan }: WriteOptions,
    run: (sdk: Stripe) => Promise<Stripe.Response<Raw>>,
  ): Promise<VerificationSession> {
    const raw = checkObject(await base.call(endpoint, run));
    const hasResults = Boolean(raw.verified_outputs ?? raw.last_verification_report);
    return toPlanned(raw, hasResults ? await retrieveSensitive(raw.id, plan.sensitive) : notAsked, plan);
  }

  /** Gives the reason for a refused change: a StateConflict when the session's state forbids it. */
  async function explain(
    id: string,
    error: unknown,
    { conflictPlan }: WriteOptions,
    isAllowed: (session: VerificationSession) => boolean,
  ): Promise<unknown> {
    if (!mayBeStateConflict(error)) return error;
    const session = await read(id, conflictPlan).catch(() => null);
    return session === null || isAllowed(session) ? error : new StateConflict(session, error.details);
  }

  return {
    retrieve: (id, plan) => read(id, plan).catch(nullWhenMissing),

    list(query, filter, plan) {
      const params = { ...query, ...toSessionListParams(filter) };
      return readList({
        read: () =>
          base
            .call('sessions.list', ({ identity }) =>
              identity.verificationSessions.list({ ...params, ...withExpand(expandsOfList(plan.base)) }),
            )
            .then(checkList),
        readSensitive: () =>
          askSensitive<Stripe.ApiList<Raw>>(
            sensitive,
            'sessions.list',
            plan.sensitive,
            checkList,
            ({ identity }, expand) =>
              identity.verificationSessions.list({ ...params, ...withExpand(expandsOfList(expand)) }),
          ),
        readSensitiveOne: (id) => retrieveSensitive(id, plan.sensitive),
        map: (raw, answer) => toPlanned(raw, answer, plan),
      });
    },

    async create(input, options) {
      const params = { ...toCreateParams(input), ...withExpand(options.plan.base) };
      const requestOptions = toRequestOptions(options);
      try {
        return await write('sessions.create', options, ({ identity }) =>
          identity.verificationSessions.create(params, requestOptions),
        );
      } catch (error) {
        throw missingReference(error);
      }
    },

    async update(id, changes, options) {
      const requestOptions = toRequestOptions(options);
      toUpdateParams(changes);
      const clearing = changes.metadata === null ? Object.keys((await retrieveRaw(id, [])).metadata) : [];
      const params = { ...toUpdateParams(changes, clearing), ...withExpand(options.plan.base) };
      try {
        return await write('sessions.update', options, ({ identity }) =>
          identity.verificationSessions.update(id, params, requestOptions),
        );
      } catch (error) {
        // Metadata alone may change in any state; a redacted session may not change at all.
        throw await explain(id, error, options, (session) =>
          changesChecks(changes) ? allowedActions(session).includes('UPDATE') : session.redaction === null,
        );
      }
    },

    async cancel(id, options) {
      const requestOptions = toRequestOptions(options);
      try {
        return await write('sessions.cancel', options, ({ identity }) =>
          identity.verificationSessions.cancel(id, withExpand(options.plan.base), requestOptions),
        );
      } catch (error) {
        throw await explain(id, error, options, (session) => allowedActions(session).includes('CANCEL'));
      }
    },

    async redact(id, options) {
      const requestOptions = toRequestOptions(options);
      try {
        return await write('sessions.redact', options, ({ identity }) =>
          identity.verificationSessions.redact(id, withExpand(options.plan.base), requestOptions),
        );
      } catch (error) {
        throw await explain(id, error, options, (session) => allowedActions(session).includes('REDACT'));
      }
    },
  };
}

/** Stripe's answer holds the secrets, wanted or not; a session holds them where its plan says so. */
function toPlanned(raw: Raw, answer: SensitiveAnswer<Raw>, plan: ExpandPlan): VerificationSession {
  const session = toVerificationSession(raw, answer);
  return plan.secrets ? session : { ...session, secrets: null };
}
