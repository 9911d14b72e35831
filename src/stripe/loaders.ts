import type { ExpandPlan } from './expand-plan.js';
import type { IdentityAccount } from './identity.js';
import type { ReportFilter, SessionFilter } from './input/filters.js';
import type { CallBudget } from './call-budget.js';
import { createMergingLoader, type MergingLoader } from './merging-loader.js';
import type { VerificationReport } from './model/verification-report.js';
import type { VerificationSession } from './model/verification-session.js';
import { cutPage, toStripePage, type Page, type StripePage, type StripePageQuery } from './pages/page.js';
import type { PageWindow } from './pages/page-arguments.js';
import { createSubjectLoader, type SubjectLoader } from './subject-loader.js';

/** Reads of one kind of object, shared by everything in one request. */
export interface ObjectLoader<T, Filter> {
  /** Null when there is none. */
  load(id: string, plan: ExpandPlan): Promise<T | null>;
  page(window: PageWindow, filter: Filter | null | undefined, plan: ExpandPlan): Promise<Page<T>>;
  /** Keeps an object that a write answered with, in place of what was read before. */
  replace(object: T, plan: ExpandPlan): void;
}

export interface Loaders {
  readonly sessions: ObjectLoader<VerificationSession, SessionFilter>;
  readonly reports: ObjectLoader<VerificationReport, ReportFilter>;
  readonly subjects: SubjectLoader;
}

/** Makes the loaders of one operation, each when it is first asked for; all they read comes out of its budget. */
export function createLoaders(account: IdentityAccount, budget: CallBudget): Loaders {
  return new LazyLoaders(account, budget);
}

/** Most operations read one kind of object. */
class LazyLoaders implements Loaders {
  private ofSessions: Loaders['sessions'] | undefined;
  private ofReports: Loaders['reports'] | undefined;
  private ofSubjects: Loaders['subjects'] | undefined;

  constructor(
    private readonly account: IdentityAccount,
    private readonly budget: CallBudget,
  ) {}

  get sessions(): Loaders['sessions'] {
    return (this.ofSessions ??= new SourceLoader(this.account.sessions, this.budget));
  }

  get reports(): Loaders['reports'] {
    return (this.ofReports ??= new SourceLoader(this.account.reports, this.budget));
  }

  get subjects(): Loaders['subjects'] {
    return (this.ofSubjects ??= createSubjectLoader((window, filter, plan) =>
      this.sessions.page(window, filter, plan),
    ));
  }
}

interface Source<T, Filter> {
  retrieve(id: string, plan: ExpandPlan): Promise<T | null>;
  list(query: StripePageQuery, filter: Filter | null | undefined, plan: ExpandPlan): Promise<StripePage<T>>;
}

interface ListKey<Filter> {
  readonly query: StripePageQuery;
  readonly filter: Filter | null | undefined;
}

class SourceLoader<T extends { readonly id: string }, Filter> implements ObjectLoader<T, Filter> {
  private readonly byId: MergingLoader<string, T | null>;
  private knownLists: MergingLoader<ListKey<Filter>, StripePage<T>> | undefined;
  /** Pages whose objects nobody has asked for by id: most are never asked for. */
  private readonly unsorted: { readonly objects: readonly T[]; readonly plan: ExpandPlan }[] = [];

  constructor(
    private readonly source: Source<T, Filter>,
    private readonly budget: CallBudget,
  ) {
    this.byId = createMergingLoader({
      budget,
      nameOf: (id) => id,
      read: (id, plan) => source.retrieve(id, plan),
    });
  }

  load(id: string, plan: ExpandPlan): Promise<T | null> {
    this.sortPages();
    return this.byId.load(id, plan);
  }

  async page(window: PageWindow, filter: Filter | null | undefined, plan: ExpandPlan): Promise<Page<T>> {
    const page = cutPage(window, await this.lists.load({ query: toStripePage(window), filter }, plan));
    this.budget.takeObjects(page.nodes.length);
    return page;
  }

  replace(object: T, plan: ExpandPlan): void {
    this.sortPages();
    this.byId.clear(object.id);
    this.knownLists?.clearAll();
    this.byId.prime(object.id, plan, object);
  }

  private get lists(): MergingLoader<ListKey<Filter>, StripePage<T>> {
    return (this.knownLists ??= createMergingLoader({
      budget: this.budget,
      nameOf: ({ query, filter }) => JSON.stringify([query, filter ?? {}]),
      read: async ({ query, filter }, plan) => {
        const page = await this.source.list(query, filter, plan);
        this.unsorted.push({ objects: page.data, plan });
        return page;
      },
    }));
  }

  /** Makes what pages gave an answer to whoever asks for it by id. */
  private sortPages(): void {
    for (const { objects, plan } of this.unsorted.splice(0)) {
      for (const object of objects) this.byId.prime(object.id, plan, object);
    }
  }
}
