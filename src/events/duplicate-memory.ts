/** Remembers which events have been handed on, because Stripe delivers one more than once. */
export interface DuplicateMemory {
  /**
   * Runs the task unless it has succeeded for this event before. A delivery that comes while another one's task is
   * under way waits for its outcome.
   * @throws what the task throws; the event is forgotten then, so that the next delivery tries again
   */
  run(eventId: string, task: () => void | Promise<void>): Promise<'done' | 'duplicate'>;
}
