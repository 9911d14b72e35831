/** A read that is under way, as far as it matters what changes meanwhile. */
export interface Reading {
  /**
   * Whether nothing of this name has changed since the read began, so that it may answer whoever comes now. False
   * while a write is under way, and once the reading has ended.
   */
  holds(name: string): boolean;
  end(): void;
}

/** Keeps what was read before a change from answering those who come after it. */
export interface Fence {
  begin(): Reading;
  /** Something of this name has changed, or may have. */
  raise(name: string): void;
  /** Anything may have changed. */
  raiseAll(): void;
  /** A write begins, which may take effect at any moment until the returned function is called. */
  write(names: readonly string[]): () => void;
}

/** Makes a fence. Its memory is bounded by the reads and writes under way and by what changed during the oldest. */
export function createFence(): Fence {
  /** Counts changes; a read holds what changed no later than it began. */
  let changes = 0;
  let allChangedAt = 0;
  /** Latest change of each name, oldest first. */
  const changedAt = new Map<string, number>();
  const writesOf = new Map<string, number>();
  /** Those under way, the oldest first. */
  const readings = new Set<CountedReading>();

  function raise(name: string): void {
    changes += 1;
    changedAt.delete(name);
    if (readings.size > 0) changedAt.set(name, changes);
  }

  /** What changed before the oldest reading began concerns none of them. */
  function prune(): void {
    if (changedAt.size === 0) return;
    const [first] = readings;
    const oldest = first?.begun ?? Infinity;
    for (const [name, at] of changedAt) {
      if (at > oldest) return;
      changedAt.delete(name);
    }
  }

  class CountedReading implements Reading {
    readonly begun = changes;

    holds(name: string): boolean {
      return (
        readings.has(this) &&
        !writesOf.has(name) &&
        allChangedAt <= this.begun &&
        (changedAt.get(name) ?? 0) <= this.begun
      );
    }

    end(): void {
      readings.delete(this);
      prune();
    }
  }

  function endWrite(name: string): void {
    const left = (writesOf.get(name) ?? 0) - 1;
    if (left > 0) writesOf.set(name, left);
    else writesOf.delete(name);
    raise(name);
  }

  return {
    begin() {
      const reading = new CountedReading();
      readings.add(reading);
      return reading;
    },
    raise,
    raiseAll() {
      changes += 1;
      allChangedAt = changes;
    },
    write(names) {
      for (const name of names) {
        writesOf.set(name, (writesOf.get(name) ?? 0) + 1);
        raise(name);
      }
      let isUnderWay = true;
      return () => {
        if (isUnderWay) names.forEach(endWrite);
        isUnderWay = false;
      };
    },
  };
}
