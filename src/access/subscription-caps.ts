import { LimitReached } from './caller-limits.js';
import { developer, type Viewer } from './viewer.js';

export interface SubscriptionCapsOptions {
  /** Open at the same time, of one subject. */
  readonly perSubject: number;
  /** Open at the same time, in this process. */
  readonly inAll: number;
}

/** Bounds how many subscriptions are open at once. */
export interface SubscriptionCaps {
  /** Takes a place; the function gives it back. @throws {LimitReached} */
  take(viewer: Viewer | null): () => void;
}

const retryAfterMs = 5000;

/** Makes the caps of this process. */
export function createSubscriptionCaps({ perSubject, inAll }: SubscriptionCapsOptions): SubscriptionCaps {
  const bySubject = new Map<string, number>();
  let open = 0;
  return {
    take(viewer) {
      // Those without a subject are told apart by nothing: together they get half of what there is.
      const subject = viewer === developer ? null : (viewer?.subject ?? '');
      const had = subject === null ? 0 : (bySubject.get(subject) ?? 0);
      if (open >= inAll || had >= (subject === '' ? inAll / 2 : perSubject))
        throw new LimitReached('subscriptions', retryAfterMs);
      open += 1;
      if (subject !== null) bySubject.set(subject, had + 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        open -= 1;
        if (subject === null) return;
        const left = (bySubject.get(subject) ?? 1) - 1;
        if (left === 0) bySubject.delete(subject);
        else bySubject.set(subject, left);
      };
    },
  };
}
