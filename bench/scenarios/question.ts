/** A request to a measured server. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON. */
  readonly body?: string;
  /** The caller's trace, https://www.w3.org/TR/trace-context/#traceparent-header. */
  readonly traceParent?: string;
}

/** What a scenario asks for, whatever the server's language. */
export type Wish =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'list'; readonly after: string; readonly count: number }
  | { readonly kind: 'aliases'; readonly ids: readonly string[] }
  | { readonly kind: 'entities'; readonly ids: readonly string[] }
  | { readonly kind: 'poll'; readonly id: string };

export type WishKind = Wish['kind'];

/** The language that a server speaks. */
export interface Dialect {
  ask(wish: Wish): Question;
  /** Makes an answer comparable: the fields asked for, in Stripe's words. */
  read(kind: WishKind, json: unknown): unknown;
}
