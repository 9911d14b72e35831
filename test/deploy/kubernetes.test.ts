import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvalidConfig, readConfig } from '../../src/config.js';
import { webhookPath } from '../../src/http/route-requests.js';
import { startGateway, type TestGateway } from '../support/gateway.js';
import { lastOf, readDockerfile } from './dockerfile.js';
import { isKnownVariable } from './known-variables.js';
import { readYaml } from './read-yaml.js';

type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels: Labels;
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
}

interface Container {
  readonly image: string;
  readonly envFrom: readonly Record<string, { readonly name: string }>[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly securityContext: object;
  readonly resources: { readonly requests: Labels; readonly limits: Labels };
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
}

interface Deployment {
  readonly spec: {
    readonly replicas?: number;
    readonly strategy: object;
    readonly selector: Selector;
    readonly template: {
      readonly metadata: { readonly labels: Labels };
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly enableServiceLinks: boolean;
        readonly terminationGracePeriodSeconds: number;
        readonly securityContext: { readonly runAsUser: number; readonly runAsGroup: number };
        readonly topologySpreadConstraints: readonly { readonly labelSelector: Selector }[];
        readonly containers: readonly [Container];
      };
    };
  };
}

interface Service {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly clusterIP?: string;
    readonly selector: Labels;
    readonly ports: readonly [{ readonly port: number; readonly targetPort: string }];
  };
}

interface Ingress {
  readonly spec: {
    readonly defaultBackend?: object;
    readonly rules: readonly {
      readonly http: {
        readonly paths: readonly {
          readonly path: string;
          readonly pathType: string;
          readonly backend: {
            readonly service: { readonly name: string; readonly port: { readonly number?: number } };
          };
        }[];
      };
    }[];
  };
}

const root = new URL('../../', import.meta.url);
const folder = 'deploy/kubernetes/';
const read = <Shape>(name: string) => readYaml<Shape>(`${folder}${name}.yaml`);

const { spec: deployment } = await read<Deployment>('deployment');
const { spec: pod, metadata } = deployment.template;
const [container] = pod.containers;
const service = await read<Service>('service');
const replicas = await read<Service>('replicas-service');
const settings = Object.fromEntries(
  readFileSync(new URL(`${folder}gateway.env`, root), 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line))
    .map((line) => line.split(/=(.*)/s, 2) as [string, string]),
);
const { stringData: secrets } = await read<{ stringData: Labels }>('secret.example');

describe('the folder', () => {
  it('has every file in kustomization.yaml, and no other but the example of a Secret', async () => {
    const { resources, configMapGenerator } = await read<{
      resources: string[];
      configMapGenerator: { envs: string[] }[];
    }>('kustomization');
    const named = [...resources, ...configMapGenerator.flatMap(({ envs }) => envs)];
    const others = ['kustomization.yaml', 'secret.example.yaml'];
    expect(readdirSync(new URL(folder, root)).sort()).toEqual([...named, ...others].sort());
  });

  it('names each thing as its file is named', async () => {
    const { resources } = await read<{ resources: string[] }>('kustomization');
    for (const name of resources.filter((each) => each !== 'replicas-service.yaml')) {
      const { kind } = await readYaml<{ kind: string }>(`${folder}${name}`);
      expect(kind.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()).toBe(name.replace('.yaml', ''));
    }
  });
});

describe('the variables', () => {
  const filled = {
    STRIPE_API_KEY: 'sk_live_x',
    STRIPE_SENSITIVE_API_KEY: 'rk_live_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    REDIS_URL: 'rediss://:x@redis:6379',
    ROUTER_SECRET: 'x'.repeat(32),
  };

  it('are known to the gateway, and none is in two places', () => {
    const names = [...Object.keys(settings), ...Object.keys(secrets)];
    expect(names.filter((name) => !isKnownVariable(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(secrets).sort()).toEqual(Object.keys(filled).sort());
  });

  it('suffice for a gateway with live keys', () => {
    const config = readConfig({ ...settings, ...filled });
    expect(config).toMatchObject({ host: '0.0.0.0', auth: { mode: 'jwt' }, auditLog: 'stdout' });
    expect(config.port).toBe(container.ports[0]?.containerPort);
  });

  it('do not while the placeholders of the Secret are there', () => {
    let problems: readonly string[] = [];
    try {
      readConfig({ ...settings, ...secrets });
    } catch (error) {
      if (error instanceof InvalidConfig) ({ problems } = error);
    }
    const atFault = problems.map((problem) => problem.split(' ')[0]);
    expect(atFault).toEqual(expect.arrayContaining(Object.keys(secrets)));
  });

  it('come from what the kustomization makes and the example names', async () => {
    const { configMapGenerator } = await read<{ configMapGenerator: { name: string }[] }>('kustomization');
    const { metadata: secret } = await read<{ metadata: { name: string } }>('secret.example');
    expect(container.envFrom).toEqual([
      { configMapRef: { name: configMapGenerator[0]?.name } },
      { secretRef: { name: secret.name } },
    ]);
  });
});

describe('a replica', () => {
  it('has no rights, as the namespace demands of all, and the number of the image', async () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const { runAsUser, runAsGroup } = pod.securityContext;
    const image = readDockerfile().at(-1);
    expect(image && lastOf(image, 'USER')).toBe(`${runAsUser}:${runAsGroup}`);
    const { metadata: namespace } = await read<{ metadata: { labels: Labels } }>('namespace');
    expect(namespace.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
  });

  it('has what it may use', () => {
    for (const amounts of Object.values(container.resources)) {
      expect(Object.keys(amounts).sort()).toEqual(['cpu', 'memory']);
    }
  });

  it('has time to stop, after others have heard that it goes', () => {
    const { shutdownTimeoutMs } = readConfig({ SHUTDOWN_TIMEOUT_MS: settings['SHUTDOWN_TIMEOUT_MS'] });
    const { seconds } = container.lifecycle.preStop.sleep;
    // Sockets, Redis and the last traces take up to three seconds more.
    expect(pod.terminationGracePeriodSeconds * 1000).toBeGreaterThan(
      seconds * 1000 + shutdownTimeoutMs + 3000,
    );
    expect(seconds).toBeGreaterThanOrEqual(container.readinessProbe.periodSeconds);
  });
});

describe('what points at the replicas', () => {
  it('selects them', async () => {
    const budget = await read<{ spec: { selector: Selector } }>('pod-disruption-budget');
    const policy = await read<{ spec: { podSelector: Selector } }>('network-policy');
    const selectors = [
      deployment.selector.matchLabels,
      service.spec.selector,
      replicas.spec.selector,
      budget.spec.selector.matchLabels,
      policy.spec.podSelector.matchLabels,
      ...pod.topologySpreadConstraints.map(({ labelSelector }) => labelSelector.matchLabels),
    ];
    expect(selectors).toHaveLength(7);
    for (const selector of selectors) expect(metadata.labels).toEqual(selector);
    for (const { spec } of [service, replicas]) {
      expect(spec.ports[0].targetPort).toBe(container.ports[0]?.name);
    }
  });

  it('keeps two of them, of which one may go at a time', async () => {
    const scaler = await read<{ spec: { minReplicas: number; maxReplicas: number; scaleTargetRef: object } }>(
      'horizontal-pod-autoscaler',
    );
    const budget = await read<{ spec: { maxUnavailable: number } }>('pod-disruption-budget');
    expect(deployment.replicas).toBeUndefined();
    expect(scaler.spec.minReplicas).toBeGreaterThanOrEqual(2);
    expect(scaler.spec.maxReplicas).toBeGreaterThan(scaler.spec.minReplicas);
    expect(scaler.spec.scaleTargetRef).toMatchObject({ kind: 'Deployment', name: 'verification-gateway' });
    expect(budget.spec.maxUnavailable).toBe(1);
    expect(deployment.strategy).toEqual({ rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
  });

  it('is where Prometheus looks for them', async () => {
    const { namespace } = await read<{ namespace: string }>('kustomization');
    const { scrape_configs } = await readYaml<{
      scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
    }>('deploy/prometheus/prometheus.yaml');
    const { name } = replicas.metadata;
    expect(replicas.spec.clusterIP).toBe('None');
    expect(scrape_configs[0]?.dns_sd_configs[0]).toMatchObject({
      names: [`${name}.${namespace}.svc.cluster.local`],
      port: replicas.spec.ports[0].port,
    });
    expect(replicas.spec.ports[0].port).toBe(container.ports[0]?.containerPort);
  });
});

describe('with a running gateway', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway({ env: { STRIPE_WEBHOOK_SECRET: 'whsec_of_nobody' } });
  });
  afterAll(() => gateway.stop());

  it.each(['startupProbe', 'livenessProbe', 'readinessProbe'] as const)(
    'the %s is answered',
    async (name) => {
      const { path, port } = container[name].httpGet;
      expect(port).toBe(container.ports[0]?.name);
      expect((await fetch(`${gateway.url}${path}`)).status).toBe(200);
    },
  );

  it('the Ingress routes GraphQL and webhooks, and neither health nor metrics', async () => {
    const { spec } = await read<Ingress>('ingress');
    const paths = spec.rules.flatMap(({ http }) => http.paths);
    expect(spec.defaultBackend).toBeUndefined();
    expect(paths.map(({ path, pathType }) => [path, pathType])).toEqual([
      ['/graphql', 'Exact'],
      [webhookPath, 'Exact'],
    ]);
    for (const { path, backend } of paths) {
      expect(backend.service.name).toBe(service.metadata.name);
      const { status } = await fetch(`${gateway.url}${path}`, { method: 'POST' });
      expect(status, path).not.toBe(404);
    }
    for (const path of ['/metrics', '/health/live', '/health/ready']) {
      expect((await fetch(`${gateway.url}${path}`)).status, path).toBe(200);
    }
  });
});

describe('kubectl', () => {
  const isThere = spawnSync('kubectl', ['version', '--client']).status === 0;
  if (!isThere) process.stdout.write('deploy/kubernetes: read, but not by kubectl, which is not here\n');

  it.runIf(isThere)('puts it together', async () => {
    const { stdout } = await promisify(execFile)('kubectl', [
      'kustomize',
      fileURLToPath(new URL(folder, root)),
    ]);
    expect(stdout.match(/^kind: /gm)).toHaveLength(9);
    expect(stdout).toMatch(/name: verification-gateway-[a-z0-9]{10}\n/);
  });
});
