import type { ServerSetup } from './server.js';
import { setUpGateway } from './set-up-gateway.js';

/** Tells how to start the gateway so that it records the traces that its callers do. The stand-in is its collector, too. */
export function setUpTraced(upstreamUrl: string): ServerSetup {
  const setup = setUpGateway(upstreamUrl, 'as-fast-as-it-can');
  return { ...setup, env: { ...setup.env, OTEL_EXPORTER_OTLP_ENDPOINT: upstreamUrl } };
}
