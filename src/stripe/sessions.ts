import type Stripe from 'stripe';
import { allowedActions } from './allowed-actions.js';
import { expandsOfList, type ExpandPlan } from './expand-plan.js';
import { toSessionListParams, type SessionFilter } from './input/filters.js';
import type { CreateSessionInput, SessionChangesInput } from './input/session-input.js';
import { changesChecks, toCreateParams, toUpdateParams } from './input/to-stripe-params.js';
import type { Lanes } from './lanes.js';
import { notAsked } from './model/sensitive.js';
import { toVerificationSession, type VerificationSession } from './model/verification-session.js';
import type { Operation } from './operation/operation.js';
import type { StripePage, StripePageQuery } from './pages/page.js';
import { readList } from './pages/read-list.js';
import { nullWhenMissing, withExpand } from './reads.js';
import { askSensitive } from './sensitive-lane.js';
import { StateConflict } from './state-conflict.js';
import { checkList, checkObject, checkObjectOf, type Run } from './stripe-client.js';
import { mayBeStateConflict, missingReference, toRequestOptions, type WriteOptions } from './writes.js';

type Raw = Stripe.Identity.VerificationSession;

/**
 * The sessions of Stripe Identity. Each method is one call, and one in the sensitive lane where that is planned; without
 * an operation it is the gateway's own.
 */
export interface Sessions {
  /** Null when there is none. */
  retrieve(id: string, plan: ExpandPlan, operation?: Operation): Promise<VerificationSession | null>;
  list(
    query: StripePageQuery,
    filter: SessionFilter | null | undefined,
    plan: ExpandPlan,
    operation?: Operation,
  ): Promise<StripePage<VerificationSession>>;
  create(
    input: CreateSessionInput,
    options: WriteOptions,
    operation?: Operation,
  ): Promise<VerificationSession>;
  /** Clearing all metadata costs a read before it: each key is unset by name. */
  update(
    id: string,
    changes: SessionChangesInput,
    options: WriteOptions,
    operation?: Operation,
  ): Promise<VerificationSession>;
  cancel(id: string, options: WriteOptions, operation?: Operation): Promise<VerificationSession>;
  redact(id: string, options: WriteOptions, operation?: Operation): Promise<VerificationSession>;
}

/** Makes the sessions' face of Stripe. Every method throws a Failure and nothing else. */
export function createSessions({ base, sensitive }: Lanes): Sessions {
  const retrieveRaw = (id: string, expand: readonly string[], operation: Operation | undefined) =>
    base.call('sessions.retrieve', operation, ({ identity }, options) =>
      identity.verificationSessions.retrieve(id, withExpand(expand), options),
    );

  const retrieveSensitive = (
    id: string,
    { sensitive: expands }: ExpandPlan,
    operation: Operation | undefined,
  ) =>
    askSensitive<Raw>(sensitive, {
      endpoint: 'sessions.retrieve',
      expands,
      operation,
      check: checkObjectOf(id),
      run: ({ identity }, expand, options) =>
        identity.verificationSessions.retrieve(id, withExpand(expand), options),
    });

  function read(
    id: string,
    plan: ExpandPlan,
    operation: Operation | undefined,
  ): Promise<VerificationSession> {
    const check = checkObjectOf(id);
    const raw = retrieveRaw(id, plan.base, operation);
    if (plan.sensitive === null) {
      return raw.then((answer) => toVerificationSession(check(answer), notAsked, plan.secrets));
    }
    return Promise.all([raw, retrieveSensitive(id, plan, operation)]).then(([answer, secret]) =>
      toVerificationSession(check(answer), secret, plan.secrets),
    );
  }

  /** A write answers with the session; only sensitive results cost a call more, and only where there are results. */
  async function write(
    endpoint: string,
    how: WriteOptions,
    operation: Operation | undefined,
    check: (answer: Raw) => Raw,
    run: Run<Raw>,
  ): Promise<VerificationSession> {
    const key = toRequestOptions(how);
    const raw = check(
      await base.call(endpoint, operation, (sdk, options) => run(sdk, { ...options, ...key })),
    );
    const hasResults = Boolean(raw.verified_outputs ?? raw.last_verification_report);
    const secret = hasResults ? await retrieveSensitive(raw.id, how.plan, operation) : notAsked;
    return toVerificationSession(raw, secret, how.plan.secrets);
  }

  /** Gives the reason for a refused change: a StateConflict when the session's state forbids it. */
  async function explain(
    id: string,
    error: unknown,
    plan: ExpandPlan,
    operation: Operation | undefined,
    isAllowed: (session: VerificationSession) => boolean,
  ): Promise<unknown> {
    if (!mayBeStateConflict(error)) return error;
    const session = await read(id, plan, operation).catch(() => null);
    return session === null || isAllowed(session) ? error : new StateConflict(session, error.details);
  }

  return {
    retrieve: (id, plan, operation) => read(id, plan, operation).catch(nullWhenMissing),

    list(query, filter, plan, operation) {
      const params = { ...query, ...toSessionListParams(filter) };
      return readList({
        read: () =>
          base
            .call('sessions.list', operation, ({ identity }, options) =>
              identity.verificationSessions.list(
                { ...params, ...withExpand(expandsOfList(plan.base)) },
                options,
              ),
            )
            .then(checkList),
        readSensitive: () =>
          askSensitive<Stripe.ApiList<Raw>>(sensitive, {
            endpoint: 'sessions.list',
            expands: plan.sensitive,
            operation,
            check: checkList,
            run: ({ identity }, expand, options) =>
              identity.verificationSessions.list(
                { ...params, ...withExpand(expandsOfList(expand)) },
                options,
              ),
          }),
        readSensitiveOne: (id) => retrieveSensitive(id, plan, operation),
        map: (raw, answer) => toVerificationSession(raw, answer, plan.secrets),
      });
    },

    async create(input, how, operation) {
      const params = { ...toCreateParams(input), ...withExpand(how.plan.base) };
      try {
        return await write('sessions.create', how, operation, checkObject, ({ identity }, options) =>
          identity.verificationSessions.create(params, options),
        );
      } catch (error) {
        throw missingReference(error);
      }
    },

    async update(id, changes, how, operation) {
      toRequestOptions(how);
      toUpdateParams(changes);
      const clearing =
        changes.metadata === null
          ? Object.keys(checkObjectOf(id)(await retrieveRaw(id, [], operation)).metadata)
          : [];
      const params = { ...toUpdateParams(changes, clearing), ...withExpand(how.plan.base) };
      try {
        return await write('sessions.update', how, operation, checkObjectOf(id), ({ identity }, options) =>
          identity.verificationSessions.update(id, params, options),
        );
      } catch (error) {
        // Metadata alone may change in any state; a redacted session may not change at all.
        throw await explain(id, error, how.conflictPlan, operation, (session) =>
          changesChecks(changes) ? allowedActions(session).includes('UPDATE') : session.redaction === null,
        );
      }
    },

    async cancel(id, how, operation) {
      try {
        return await write('sessions.cancel', how, operation, checkObjectOf(id), ({ identity }, options) =>
          identity.verificationSessions.cancel(id, withExpand(how.plan.base), options),
        );
      } catch (error) {
        throw await explain(id, error, how.conflictPlan, operation, (session) =>
          allowedActions(session).includes('CANCEL'),
        );
      }
    },

    async redact(id, how, operation) {
      try {
        return await write('sessions.redact', how, operation, checkObjectOf(id), ({ identity }, options) =>
          identity.verificationSessions.redact(id, withExpand(how.plan.base), options),
        );
      } catch (error) {
        throw await explain(id, error, how.conflictPlan, operation, (session) =>
          allowedActions(session).includes('REDACT'),
        );
      }
    },
  };
}
