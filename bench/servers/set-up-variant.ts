import type { ServerSetup, VariantName } from './server.js';
import { setUpGateway } from './set-up-gateway.js';

/** Tells how to start the gateway once more. The stand-in takes its traces, too. */
export function setUpVariant(name: VariantName, upstreamUrl: string): ServerSetup {
  const setup = setUpGateway(upstreamUrl, 'as-fast-as-it-can');
  const withTraces = (sampler: ServerSetup['env']) => ({
    ...setup,
    env: { ...setup.env, OTEL_EXPORTER_OTLP_ENDPOINT: upstreamUrl, ...sampler },
  });
  switch (name) {
    case 'twin':
      return setup;
    case 'sampled':
      return withTraces({
        OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.1',
      });
    case 'traced':
      return withTraces({});
  }
}
