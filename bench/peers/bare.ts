import { createServer } from 'node:http';
import Stripe from 'stripe';
import { connectStripe } from './connect-stripe.js';

// The floor: Stripe's objects by the stripe package, passed on as they are.
const stripe = connectStripe();

async function answer(url: URL): Promise<unknown> {
  const [, , id] = url.pathname.split('/');
  if (id !== undefined) return stripe.identity.verificationSessions.retrieve(id);
  const ids = url.searchParams.get('ids');
  if (ids !== null) {
    const retrieve = (each: string) => stripe.identity.verificationSessions.retrieve(each);
    return { data: await Promise.all(ids.split(',').map(retrieve)) };
  }
  return stripe.identity.verificationSessions.list({
    limit: Number(url.searchParams.get('limit')),
    starting_after: url.searchParams.get('after') ?? '',
    expand: ['data.last_verification_report', 'data.verified_outputs'],
  });
}

createServer((request, response) => {
  answer(new URL(request.url ?? '/', 'http://localhost')).then(
    (body) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    (error: unknown) => {
      const status = error instanceof Stripe.errors.StripeError ? (error.statusCode ?? 502) : 500;
      response.writeHead(status).end();
    },
  );
}).listen(0, '127.0.0.1');
