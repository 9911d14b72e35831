import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { isKnownVariable } from './known-variables.js';
import { readYaml } from './read-yaml.js';

// Structure alone: whether the collector takes each setting only the collector could tell.
interface CollectorConfig {
  readonly receivers: {
    readonly otlp: { readonly protocols: { readonly http: { readonly endpoint: string } } };
  };
  readonly processors: Readonly<Record<string, object>>;
  readonly exporters: Readonly<Record<string, { readonly endpoint: string; readonly sending_queue: object }>>;
  readonly service: {
    readonly pipelines: Readonly<
      Record<
        string,
        { readonly receivers: string[]; readonly processors: string[]; readonly exporters: string[] }
      >
    >;
  };
}

interface Service {
  readonly image?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
}

const path = 'deploy/opentelemetry/collector.yaml';
const collector = await readYaml<CollectorConfig>(path);
const { services } = await readYaml<{ services: Record<string, Service> }>(
  'deploy/opentelemetry/compose.yaml',
);
const traces = services['gateway']?.environment ?? {};

it('every part of a pipeline is there, and every part is in a pipeline', () => {
  const { receivers, processors, exporters, service } = collector;
  expect(Object.keys(service.pipelines)).toEqual(['traces']);
  expect(service.pipelines['traces']).toEqual({
    receivers: Object.keys(receivers),
    processors: Object.keys(processors),
    exporters: Object.keys(exporters),
  });
});

it('nothing that a pipeline does adds to a span, and it holds only so much', () => {
  expect(Object.keys(collector.processors)).toEqual(['memory_limiter']);
  expect(collector.exporters['otlp_grpc']?.sending_queue).toHaveProperty('batch');
});

it('the gateway sends to where the collector listens, in a protocol that it takes', () => {
  expect(Object.keys(traces).filter((name) => !isKnownVariable(name))).toEqual([]);
  expect(services['stripe-gateway']?.environment).toEqual(traces);
  const [, port] = collector.receivers.otlp.protocols.http.endpoint.split(':');
  expect(readConfig(traces).tracing).toEqual({
    url: `http://collector:${port}/v1/traces`,
    protocol: 'http/protobuf',
    sampler: { name: 'parentbased_always_on', ratio: 1 },
  });
});

it('the collector gets its file and every variable in it, and sends to Jaeger', () => {
  const { environment = {}, volumes = [], command = [] } = services['collector'] ?? {};
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const used = [...text.matchAll(/\$\{env:(\w+)/g)].map(([, name]) => name);
  expect(used.sort()).toEqual(Object.keys(environment).sort());
  expect(volumes).toEqual([`./${path}:${command[1]}:ro`]);
  expect(services).toHaveProperty(environment['TRACES_ENDPOINT']?.split(':')[0] ?? '');
});

it('what is run has a version, and is heard on this machine alone', () => {
  for (const [name, { image, ports = [] }] of Object.entries(services)) {
    if (!name.endsWith('gateway')) expect(image, name).toMatch(/:\d+\.\d+\.\d+$/);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  }
});
