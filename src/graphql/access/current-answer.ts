import { keyOfCaller } from '../../access/caller-key.js';
import type { Owned } from '../../access/policy.js';
import { createCallBudget } from '../../stripe/call-budget.js';
import type { IdentityAccount } from '../../stripe/identity.js';
import { createLoaders, type Loaders } from '../../stripe/loaders.js';
import type { VerificationSession } from '../../stripe/model/verification-session.js';
import { bindAccount } from '../../stripe/operation/bound-account.js';
import { beginOperation } from '../../stripe/operation/operation.js';
import { announceChanges } from './announced-changes.js';
import type { GatewayParts, OperationOptions } from './create-context.js';
import { forgetDecisions, type Decisions } from './forget-decisions.js';
import { guardChanges, type Changes } from './guarded-changes.js';
import { guardLoaders } from './guarded-loaders.js';
import { limitChanges } from './limited-changes.js';
import { createVisibility, type Visibility } from './visibility.js';

/** What is read, changed and shown for one answer, each part made when it is first asked for. */
class Answer {
  readonly loaders: Loaders;
  private readonly bound: IdentityAccount;
  private readonly unguarded: Loaders;
  private ownChanges: Changes | undefined;
  private ownVisibility: Visibility | undefined;

  constructor(
    private readonly parts: GatewayParts,
    private readonly options: OperationOptions,
    source: IdentityAccount,
  ) {
    const { viewer, signal, scope } = options;
    const operation = beginOperation(parts.timeoutMs, { signal, caller: keyOfCaller(viewer), scope });
    this.bound = bindAccount(source, operation);
    this.unguarded = createLoaders(this.bound, createCallBudget(parts.maxStripeCalls));
    this.loaders = guardLoaders(this.unguarded, viewer);
  }

  get changes(): Changes {
    return (this.ownChanges ??= this.openChanges());
  }

  get visibility(): Visibility {
    return (this.ownVisibility ??= createVisibility(this.options.viewer));
  }

  private openChanges(): Changes {
    const { bus, callerLimits } = this.parts;
    const { viewer, account } = this.options;
    const guarded = guardChanges(this.bound.sessions, this.unguarded, viewer);
    const announced = announceChanges(guarded, (sessionId) => bus.publish({ sessionId, account }));
    return limitChanges(announced, callerLimits, viewer);
  }
}

/**
 * The loaders, changes and visibility of the answer that is given now. A subscription's context lives as long as its
 * stream, so what was read for one of its answers is forgotten before the next, and while it waits it holds none.
 */
export class CurrentAnswer implements Loaders, Changes, Visibility {
  private source: IdentityAccount;
  private begun: Answer | undefined;

  constructor(
    private readonly parts: GatewayParts,
    private readonly options: OperationOptions,
    private readonly decisions: Decisions,
  ) {
    this.source = options.stripe;
  }

  /** Forgets the answer before, and what was decided for it; the next reads from there. */
  renew(source: IdentityAccount): void {
    this.source = source;
    this.begun = undefined;
    forgetDecisions(this.decisions);
  }

  get sessions(): Loaders['sessions'] {
    return this.now.loaders.sessions;
  }

  get reports(): Loaders['reports'] {
    return this.now.loaders.reports;
  }

  get subjects(): Loaders['subjects'] {
    return this.now.loaders.subjects;
  }

  create(...asked: Parameters<Changes['create']>): Promise<VerificationSession> {
    return this.now.changes.create(...asked);
  }

  update(...asked: Parameters<Changes['update']>): Promise<VerificationSession> {
    return this.now.changes.update(...asked);
  }

  cancel(...asked: Parameters<Changes['cancel']>): Promise<VerificationSession> {
    return this.now.changes.cancel(...asked);
  }

  redact(...asked: Parameters<Changes['redact']>): Promise<VerificationSession> {
    return this.now.changes.redact(...asked);
  }

  mayShow(object: Owned): boolean {
    return this.now.visibility.mayShow(object);
  }

  grant(session: VerificationSession): void {
    this.now.visibility.grant(session);
  }

  private get now(): Answer {
    return (this.begun ??= new Answer(this.parts, this.options, this.source));
  }
}
