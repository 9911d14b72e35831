/** An operation with its variables, ready to run. */
export interface Example {
  query: string;
  variables: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** What stands where the id of a session that exists is not known. */
export const PLACEHOLDER_ID = 'vs_PASTE_AN_ID_HERE';

/** A last line for an example's comment: what to do about the placeholder, nothing where there is a real id. */
export function placeholderHint(id: string | undefined): string {
  return id === undefined ? '\n# First put the id of a session into the variables below.' : '';
}
