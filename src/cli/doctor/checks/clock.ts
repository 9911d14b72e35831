import { fail, ok, questionMs, warn, type Check, type Result } from '../check.js';

/** Stripe signs each webhook with its time, and one further away than this is refused as old. */
const toleranceSeconds = 300;
const warnSeconds = 30;

const mend = 'Have this machine set its clock by NTP (chrony, systemd-timesyncd).';

/** Holds this machine's clock against the Date of an answer of Stripe's. */
export const clock: Check = {
  name: 'clock',
  async run({ config: { stripe } }) {
    if (stripe === undefined) return [];
    const skew = await readSkew(new URL('/v1', stripe.apiBase ?? 'https://api.stripe.com'));
    return [skew === undefined ? unknown : judge(skew)];
  },
};

const unknown = warn(
  "the time at Stripe could not be read, so this machine's was held against nothing",
  'See what is said of the keys: Stripe may not be reached from here.',
);

function judge(skew: number): Result {
  const seconds = Math.round(Math.abs(skew));
  const way = skew > 0 ? 'ahead of' : 'behind';
  if (seconds > toleranceSeconds) {
    return fail(
      `this machine is ${seconds} s ${way} Stripe: every webhook is refused, and tokens may be`,
      mend,
    );
  }
  if (seconds > warnSeconds) return warn(`this machine is ${seconds} s ${way} Stripe`, mend);
  return ok('this machine and Stripe agree on the time');
}

/** By how many seconds this clock is ahead. No key is sent: Stripe dates its refusals, too. */
async function readSkew(url: URL): Promise<number | undefined> {
  try {
    const begun = Date.now();
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(questionMs) });
    const here = (begun + Date.now()) / 2;
    await answer.body?.cancel();
    // A Date counts whole seconds: half of one has passed on the average.
    const there = Date.parse(answer.headers.get('Date') ?? '') + 500;
    return Number.isNaN(there) ? undefined : (here - there) / 1000;
  } catch {
    return undefined;
  }
}
