/** The fence's name for all of an account: what is listed there, and its reports. A session's name is its id. */
export function nameOfAccount(account: string | undefined): string {
  return `all of ${account ?? 'the platform'}`;
}
