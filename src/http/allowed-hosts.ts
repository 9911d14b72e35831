import { isIP } from 'node:net';

/** What a request's Host header may be. */
export type CheckHost = (host: string | undefined) => 'allowed' | 'foreign' | 'malformed';

/**
 * Makes the check of Host. Where nobody needs a token, a page in a browser could reach the gateway under a name of its
 * own that it lets point to this machine; its requests carry that name. Addresses cannot be borrowed like that.
 * @param known names under which the gateway is reached; undefined: all are good, because tokens are demanded
 */
export function createHostCheck(known: readonly string[] | undefined): CheckHost {
  return (host) => {
    if (host === undefined || !URL.canParse(`http://${host}`)) return 'malformed';
    if (known === undefined) return 'allowed';
    const name = new URL(`http://${host}`).hostname;
    const isAddress = isIP(name) !== 0 || name.startsWith('[');
    return isAddress || name === 'localhost' || name.endsWith('.localhost') || known.includes(name)
      ? 'allowed'
      : 'foreign';
  };
}
