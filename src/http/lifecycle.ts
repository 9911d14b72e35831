/** Whether this process takes work, and why not. */
export interface Lifecycle {
  readonly state: 'starting' | 'ready' | 'draining';
  ready(): void;
  drain(): void;
  /** A part without which the gateway still answers, but not as well: it is named while it is away. */
  watchPart(name: string, isUp: () => boolean): void;
  /** What readiness answers. */
  report(): { readonly ready: boolean; readonly status: string; readonly reasons: readonly string[] };
}

/** Makes the lifecycle of one process. */
export function createLifecycle(): Lifecycle {
  let state: Lifecycle['state'] = 'starting';
  const parts = new Map<string, () => boolean>();
  return {
    get state() {
      return state;
    },
    ready: () => void (state = 'ready'),
    drain: () => void (state = 'draining'),
    watchPart: (name, isUp) => void parts.set(name, isUp),
    report() {
      const away = [...parts].filter(([, isUp]) => !isUp()).map(([name]) => `${name} is away`);
      if (state !== 'ready')
        return { ready: false, status: state, reasons: [`the process is ${state}`, ...away] };
      return { ready: true, status: away.length === 0 ? 'ready' : 'degraded', reasons: away };
    },
  };
}
