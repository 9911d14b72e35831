/** As much of AbortSignal as is listened to; every AbortSignal is one. */
export interface SignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * An AbortController and its signal in one, without an EventTarget: three of them go into each answer, and Node 20's cost
 * a twentieth of it. Most have one listener, which needs no set.
 */
export class LightSignal implements SignalLike {
  private hasFired = false;
  private first: (() => void) | undefined;
  private others: Set<() => void> | undefined;

  get aborted(): boolean {
    return this.hasFired;
  }

  abort(): void {
    if (this.hasFired) return;
    this.hasFired = true;
    const { first, others } = this;
    this.first = undefined;
    this.others = undefined;
    first?.();
    for (const listener of others ?? []) listener();
  }

  /** Each listener is called once at most. */
  addEventListener(_type: 'abort', listener: () => void): void {
    if (this.hasFired || this.first === listener) return;
    if (this.first === undefined && this.others === undefined) this.first = listener;
    else (this.others ??= new Set()).add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    if (this.first === listener) this.first = undefined;
    else this.others?.delete(listener);
  }
}
