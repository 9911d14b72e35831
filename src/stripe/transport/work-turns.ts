/**
 * Gives each piece of work a turn of the event loop, in the order in which they came.
 *
 * Answers that come together would else be worked through one after the other, 0.7 ms for a page, before anything that waits
 * for the end of the turn: undici lets one pass before it uses an idle connection again (GHSA-35p6-xmwp-9g52), so the calls of
 * requests that have been read meanwhile would not be on their way. Of pages 80 ms away that took 5 ms each, and a
 * fourteenth of the answers in a second.
 */
export class WorkTurns {
  private readonly waiting: (() => void)[] = [];
  private readonly take = () => {
    const work = this.waiting.shift();
    if (this.waiting.length > 0) setImmediate(this.take);
    work?.();
  };

  /** Has the work done in a turn after this one. */
  add(work: () => void): void {
    if (this.waiting.push(work) === 1) setImmediate(this.take);
  }
}
