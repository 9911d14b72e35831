import { Failure } from '../failure.js';

/** The client has gone, and with it whoever could read this. */
export class Abandoned extends Failure {
  constructor() {
    super('UPSTREAM_TIMEOUT', 'Nobody waited for the answer any more.');
  }
}
