/** A turn that was taken before it was known what to ask. It serves one attempt; its retries take turns of their own. */
export interface HeldTurn {
  /** False where it has been used. */
  use(): boolean;
}

/** Holds the turn that was taken just now. */
export function holdTurn(): HeldTurn {
  let isUsed = false;
  return {
    use() {
      const wasUsed = isUsed;
      isUsed = true;
      return !wasUsed;
    },
  };
}
