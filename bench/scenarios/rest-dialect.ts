import type { Dialect } from './question.js';
import { readSessions, type StripeSession } from './stripe-answer.js';

/** The language of the bare proxy: Stripe's objects by GET, several of them in one request. */
export const restDialect: Dialect = {
  ask(wish) {
    switch (wish.kind) {
      case 'one':
      case 'poll':
        return { method: 'GET', path: `/sessions/${wish.id}` };
      case 'list':
        return { method: 'GET', path: `/sessions?limit=${wish.count}&after=${wish.after}` };
      case 'aliases':
      case 'entities':
        return { method: 'GET', path: `/sessions?ids=${wish.ids.join()}` };
    }
  },
  read(kind, json) {
    const { data } = json as { data?: readonly StripeSession[] };
    return readSessions(kind, data ?? [json as StripeSession]);
  },
};
