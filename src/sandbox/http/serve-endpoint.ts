import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { planExpansion } from '../expand/plan-expansion.js';
import { ApiFailure } from '../failures/api-failure.js';
import { readParameters } from '../parameters/parameter-failure.js';
import { identifyCaller, permissionDenied, type Caller } from './caller.js';
import type { Call, Endpoint } from './endpoint.js';
import type { RequestContext, Service } from './environment.js';
import { failureBody } from './failure-answer.js';
import { readForm } from './form.js';
import { checkKey, fingerprintOf, type IdempotentRequest, type SavedAnswer } from './idempotency.js';

/**
 * Serves an endpoint in Stripe's order: key, rate, form, idempotency key, parameters and expansions, and only then the
 * execution, whose answer is saved under the idempotency key whether it succeeded or not.
 */
export function serveEndpoint<Input extends { readonly expand?: readonly string[] | undefined }>(
  service: Service,
  endpoint: Endpoint<Input>,
) {
  return async (context: RequestContext): Promise<Response> => {
    const caller = identifyCaller(context);
    context.set('caller', caller);
    const scope = `${caller.account} ${caller.mode}`;
    service.admit(scope, endpoint.name);

    const form = await readForm(context);
    const request = idempotentRequest(context, scope, form);
    const saved = request && service.answers.recall(request);
    if (saved) return replay(context, saved);

    const input = readParameters(endpoint.parameters, form);
    const call = planCall(service, caller, context, endpoint, input.expand ?? []);
    if (request) service.answers.begin(request);
    try {
      await service.delay();
      service.world.agenda.runDue(service.now());
      const answer = execute(context, service, caller, () => endpoint.run(call(), input));
      if (request) service.answers.save(request, answer);
      return context.json(answer.body, statusOf(answer));
    } catch (error) {
      if (request) service.answers.forget(request);
      throw error;
    }
  };
}

/** Checks what is to be expanded now, and gives the call to make later, in the world as it then is. */
function planCall(
  service: Service,
  caller: Caller,
  context: RequestContext,
  { shows, list = false }: Pick<Endpoint<object>, 'list' | 'shows'>,
  paths: readonly string[],
): () => Call {
  const expansion = planExpansion({
    resource: shows,
    list,
    paths,
    mayReadSensitive: caller.restricted,
    refuseSensitive: () => permissionDenied(caller),
  });
  const idempotencyKey = context.req.method === 'POST' ? context.req.header('Idempotency-Key') : undefined;
  const cause = { id: context.get('requestId'), idempotency_key: idempotencyKey ?? null };
  return () => {
    const realm = service.world.realm(caller.account, caller.mode);
    return {
      service: { ...service, cause },
      realm,
      id: context.req.param('id') ?? '',
      view: {
        expansion,
        sensitive: caller.restricted,
        origin: service.origin(),
        now: service.now(),
        reportOf: (id) => realm.reports.find(id),
      },
    };
  };
}

/** Only POST takes idempotency keys; on other methods Stripe ignores them. */
function idempotentRequest(context: RequestContext, scope: string, form: unknown): IdempotentRequest | null {
  const key = context.req.header('Idempotency-Key');
  if (key === undefined || context.req.method !== 'POST') return null;
  checkKey(key);
  return { scope, key, fingerprint: fingerprintOf(context.req.path, form) };
}

function replay(context: RequestContext, saved: SavedAnswer): Response {
  context.header('Idempotent-Replayed', 'true');
  context.header('Original-Request', saved.requestId);
  return context.json(saved.body, statusOf(saved));
}

/** A refusal during the execution is an answer like any other: it is saved and replayed. */
function execute(context: RequestContext, service: Service, caller: Caller, run: () => object): SavedAnswer {
  const requestId = context.get('requestId');
  try {
    return { status: 200, body: run(), requestId };
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return { status: error.status, body: failureBody(error, requestId, caller, service.now()), requestId };
  }
}

/** Hono's type for statuses that carry a body. */
function statusOf({ status }: { readonly status: number }): ContentfulStatusCode {
  return status as ContentfulStatusCode;
}
