import type { ExpandPlan } from './expand-plan.js';
import type { IdentityAccount } from './identity.js';
import type { ReportFilter, SessionFilter } from './input/filters.js';
import type { CallBudget } from './call-budget.js';
import { createMergingLoader } from './merging-loader.js';
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

/** Makes the loaders of one operation; all they read comes out of its budget. */
export function createLoaders(account: IdentityAccount, budget: CallBudget): Loaders {
  const sessions = createObjectLoader(account.sessions, budget);
  return {
    sessions,
    reports: createObjectLoader(account.reports, budget),
    subjects: createSubjectLoader((window, filter, plan) => sessions.page(window, filter, plan)),
  };
}

interface Source<T, Filter> {
  retrieve(id: string, plan: ExpandPlan): Promise<T | null>;
  list(query: StripePageQuery, filter: Filter | null | undefined, plan: ExpandPlan): Promise<StripePage<T>>;
}

interface ListKey<Filter> {
  readonly query: StripePageQuery;
  readonly filter: Filter | null | undefined;
}

function createObjectLoader<T extends { readonly id: string }, Filter>(
  source: Source<T, Filter>,
  budget: CallBudget,
): ObjectLoader<T, Filter> {
  const byId = createMergingLoader<string, T | null>({
    budget,
    nameOf: (id) => id,
    read: (id, plan) => source.retrieve(id, plan),
  });
  const lists = createMergingLoader<ListKey<Filter>, StripePage<T>>({
    budget,
    nameOf: ({ query, filter }) => JSON.stringify([query, filter ?? {}]),
    async read({ query, filter }, plan) {
      const page = await source.list(query, filter, plan);
      for (const object of page.data) byId.prime(object.id, plan, object);
      return page;
    },
  });
  return {
    load: (id, plan) => byId.load(id, plan),
    async page(window, filter, plan) {
      const page = cutPage(window, await lists.load({ query: toStripePage(window), filter }, plan));
      budget.takeObjects(page.nodes.length);
      return page;
    },
    replace(object, plan) {
      byId.clear(object.id);
      lists.clearAll();
      byId.prime(object.id, plan, object);
    },
  };
}
