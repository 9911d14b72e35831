/** Where a caller's trace stands, after https://www.w3.org/TR/trace-context/. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  /** Whether the caller records its trace. */
  readonly isSampled: boolean;
  /** The header `tracestate` as it came, for whoever records. */
  readonly state: string | undefined;
}

/** Version 00 ends after the flags; a later one may go on after a hyphen. */
const shape = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
/** Nobody is bound to pass on more. */
const maxStateLength = 512;

/** Reads the headers of a request; undefined where there is no trace, or none that can be read. */
export function parseTraceParent(header: unknown, state?: unknown): TraceParent | undefined {
  if (typeof header !== 'string') return undefined;
  const [, version, traceId, spanId, flags, rest] = shape.exec(header) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === '00' && rest !== undefined) return undefined;
  return {
    traceId,
    spanId,
    isSampled: (Number.parseInt(flags, 16) & 1) === 1,
    state: typeof state === 'string' && state.length <= maxStateLength ? state : undefined,
  };
}
