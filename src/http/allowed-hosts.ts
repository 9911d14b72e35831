import { isIP } from 'node:net';
import { LRUCache } from 'lru-cache';

/** What a request's Host header may be. */
export type CheckHost = (host: string | undefined) => 'allowed' | 'foreign' | 'malformed';

/**
 * Makes the check of Host. Where nobody needs a token, a page in a browser could reach the gateway under a name of its
 * own that it lets point to this machine; its requests carry that name. Addresses cannot be borrowed like that.
 * @param known names under which the gateway is reached; undefined: all are good, because tokens are demanded
 */
export function createHostCheck(known: readonly string[] | undefined): CheckHost {
  /** The same few come again and again, and to take one apart costs a hundredth of an answer. */
  const judged = new LRUCache<string, ReturnType<CheckHost>>({ max: 100 });

  function judge(host: string): ReturnType<CheckHost> {
    if (!URL.canParse(`http://${host}`)) return 'malformed';
    if (known === undefined) return 'allowed';
    const name = new URL(`http://${host}`).hostname;
    const isAddress = isIP(name) !== 0 || name.startsWith('[');
    return isAddress || name === 'localhost' || name.endsWith('.localhost') || known.includes(name)
      ? 'allowed'
      : 'foreign';
  }

  return (host) => {
    if (host === undefined) return 'malformed';
    const had = judged.get(host);
    if (had !== undefined) return had;
    const judgement = judge(host);
    judged.set(host, judgement);
    return judgement;
  };
}
