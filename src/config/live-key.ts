/** Whether a key of Stripe's reaches real people's data. */
export function isLive(key: string | undefined): boolean {
  return key !== undefined && /^(sk|rk)_live_/.test(key);
}
