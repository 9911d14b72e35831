/** What the bench says to the process of the clients. */
export type Order =
  /** Open so many subscriptions, half of each transport, in turn on each of these sessions. */
  | {
      readonly kind: 'open';
      readonly url: string;
      readonly ids: readonly string[];
      readonly count: number;
      readonly query: string;
      /** Whether they go on reading after the first value. */
      readonly reads: boolean;
    }
  /** Say when so many values have come from now on. */
  | { readonly kind: 'count'; readonly values: number };

/** What it answers, one answer to each order. */
export type Answer =
  | { readonly kind: 'opened' }
  /** It counts from now on. */
  | { readonly kind: 'counting' }
  /** When the last of them came, in milliseconds since 1970. */
  | { readonly kind: 'counted'; readonly at: number };
