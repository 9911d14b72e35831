import { randomBytes } from 'node:crypto';
import { isLive } from '../../../config/live-key.js';
import { isLoopback } from '../../../config/web-address.js';
import { webhookPath } from '../../../http/route-requests.js';
import { signEvent } from '../../../stripe/webhooks/sign-event.js';
import { fail, ok, questionMs, warn, type Check, type Result } from '../check.js';

/** Of a kind that Stripe does not have: the gateway takes it and does nothing. */
const testEvent = JSON.stringify({ id: 'evt_doctor', object: 'event', type: 'verification_gateway.doctor' });

/** Whether a gateway answers at its public address, and takes what Stripe signs and nothing else. */
export const publicAddress: Check = {
  name: 'public address',
  async run({ publicUrl, config: { stripe, live } }) {
    if (publicUrl === undefined) return [];
    const results: Result[] = [];
    if (publicUrl.startsWith('http:') && !isLoopback(new URL(publicUrl).origin)) {
      const what = 'the public address is not https: what is sent there, tokens too, can be read on the way';
      const mend = 'Put TLS in front of the gateway, and give --url with https.';
      results.push(isLive(stripe?.apiKey) ? fail(what, mend) : warn(what, mend));
    }
    const status = await ask(`${publicUrl}/health/live`);
    if (status === undefined) {
      const mend = 'See that the gateway runs, and that name, certificate and proxy are right.';
      return [...results, fail('nothing answers at --url', mend)];
    }
    results.push(
      status === 200
        ? ok('a gateway lives at --url')
        : warn(
            `/health/live at --url answers ${status} where a gateway answers 200`,
            'It may well be kept from the outside; otherwise correct --url.',
          ),
    );
    if (live.webhookSecrets.length === 0) return results;
    const taken = await Promise.all(
      live.webhookSecrets.map(async (secret, index) => judgeSigned(await deliver(publicUrl, secret), index)),
    );
    const forged = await deliver(publicUrl, `whsec_${randomBytes(24).toString('hex')}`);
    return [...results, ...taken, judgeForged(forged)];
  },
};

function judgeSigned(status: number | undefined, index: number): Result {
  if (status !== undefined && status >= 200 && status < 300) {
    return ok(`an event signed with STRIPE_WEBHOOK_SECRET${nth(index)} is taken`);
  }
  return fail(
    status === 400
      ? `the gateway at --url does not know STRIPE_WEBHOOK_SECRET${nth(index)}: it refuses what it signed`
      : `${webhookPath} at --url answers ${status ?? 'nothing'} to a signed event`,
    status === 400
      ? 'Give the running gateway the same secret, and see that nothing on the way changes the body.'
      : 'See that the proxy lets POST through to this path unchanged, and that the running gateway has the secret.',
  );
}

function judgeForged(status: number | undefined): Result {
  if (status === 400) return ok('an event signed with another secret is refused');
  const answer = `an event signed with another secret is answered with ${status ?? 'nothing'} in place of 400`;
  return status !== undefined && status < 300
    ? fail(answer, 'What answers at --url does not check signatures: see that it is this gateway.')
    : warn(answer, 'See that the proxy lets POST through to this path unchanged.');
}

function nth(index: number): string {
  return index === 0 ? '' : ` (number ${index + 1} in the list)`;
}

function deliver(publicUrl: string, secret: string): Promise<number | undefined> {
  return ask(`${publicUrl}${webhookPath}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signEvent(testEvent, secret) },
    body: testEvent,
  });
}

/** The status of an answer; undefined where there is none. */
async function ask(url: string, request: RequestInit = {}): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(questionMs);
    const answer = await fetch(url, { ...request, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}
