import DataLoader from 'dataloader';
import { covers, mergePlans, plainPlan, withoutExpands, type ExpandPlan } from './expand-plan.js';
import type { SessionFilter, SessionStatusInput } from './input/filters.js';
import type { VerificationSession } from './model/verification-session.js';
import type { Page } from './pages/page.js';
import type { PageWindow } from './pages/page-arguments.js';

/**
 * What is asked of a person, whose id sessions carry as clientReferenceId. The last two cost one list call together;
 * where results of the newest session are wanted and it is not verified, one more.
 */
export interface SubjectLoader {
  page(
    subject: string,
    window: PageWindow,
    status: SessionStatusInput | null | undefined,
    plan: ExpandPlan,
  ): Promise<Page<VerificationSession>>;
  /** The newest session; null when there is none. */
  latest(subject: string, plan: ExpandPlan): Promise<VerificationSession | null>;
  /** Whether any session is verified. */
  isVerified(subject: string): Promise<boolean>;
}

type ReadPage = (
  window: PageWindow,
  filter: SessionFilter,
  plan: ExpandPlan,
) => Promise<Page<VerificationSession>>;

interface Want {
  readonly subject: string;
  /** Of the newest session; null where only the verdict is wanted. */
  readonly plan: ExpandPlan | null;
}

interface Answer {
  readonly latest: VerificationSession | null;
  readonly isVerified: boolean;
}

const newest = (size: number): PageWindow => ({
  direction: 'forward',
  size,
  after: undefined,
  before: undefined,
});

/** Where both are wanted of plain sessions, a page of this size answers both: few people try more often. */
const wholeHistory = 100;

/** Makes the loader of one operation, on top of its lists: what one tick wants of a person becomes one list. */
export function createSubjectLoader(readPage: ReadPage): SubjectLoader {
  const isAnyVerified = async (subject: string) => {
    const { nodes } = await readPage(
      newest(1),
      { clientReferenceId: subject, status: 'verified' },
      plainPlan,
    );
    return nodes.length > 0;
  };

  /** The newest alone, whose results are wanted; of the sessions before it no personal data may come along. */
  async function readNewest(subject: string, plan: ExpandPlan, wantsVerdict: boolean): Promise<Answer> {
    const { nodes } = await readPage(newest(1), { clientReferenceId: subject }, plan);
    const latest = nodes[0] ?? null;
    const isVerified =
      latest?.status === 'VERIFIED' || (wantsVerdict && latest !== null && (await isAnyVerified(subject)));
    return { latest, isVerified };
  }

  /** The newest and the verdict of one list of sessions without their results. */
  async function readHistory(subject: string, plan: ExpandPlan): Promise<Answer> {
    const page = await readPage(newest(wholeHistory), { clientReferenceId: subject }, plan);
    const seen = page.nodes.some(({ status }) => status === 'VERIFIED');
    return {
      latest: page.nodes[0] ?? null,
      isVerified: seen || (page.hasNextPage && (await isAnyVerified(subject))),
    };
  }

  async function read(subject: string, plan: ExpandPlan | null, wantsVerdict: boolean): Promise<Answer> {
    if (plan === null) return { latest: null, isVerified: await isAnyVerified(subject) };
    const isUnexpanded = covers(withoutExpands(plan), plan);
    return wantsVerdict && isUnexpanded
      ? readHistory(subject, plan)
      : readNewest(subject, plan, wantsVerdict);
  }

  const collector = new DataLoader<Want, Answer>(
    async (wants) => {
      const merged = new Map<string, { plan: ExpandPlan | null; wantsVerdict: boolean }>();
      for (const { subject, plan } of wants) {
        const had = merged.get(subject) ?? { plan: null, wantsVerdict: false };
        merged.set(subject, {
          plan: plan === null || had.plan === null ? (plan ?? had.plan) : mergePlans(had.plan, plan),
          wantsVerdict: had.wantsVerdict || plan === null,
        });
      }
      const answers = new Map<string, Promise<Answer>>();
      for (const [subject, { plan, wantsVerdict }] of merged) {
        answers.set(subject, read(subject, plan, wantsVerdict));
      }
      return Promise.all(
        wants.map(({ subject }) =>
          (answers.get(subject) ?? Promise.reject(new Error('a want without a read'))).catch(
            (error: unknown) => (error instanceof Error ? error : new Error('read failed')),
          ),
        ),
      );
    },
    { cache: false },
  );

  return {
    page: (subject, window, status, plan) => readPage(window, { clientReferenceId: subject, status }, plan),
    async latest(subject, plan) {
      return (await collector.load({ subject, plan })).latest;
    },
    async isVerified(subject) {
      return (await collector.load({ subject, plan: null })).isVerified;
    },
  };
}
