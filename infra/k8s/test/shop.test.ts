import { subscriptions } from '@eshop/topology';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { measuredMemory } from '../src/measured.ts';
import { deployedParts } from '../src/part-list.ts';
import { fewestPods } from '../src/size.ts';
import { allOf, oneOf, overlayNames } from './overlays.ts';
import { variablesOf, workloadCalled, workloads } from './workloads.ts';

const megabytes = (quantity: string) => Number(/^(\d+)Mi$/.exec(quantity)?.[1]);
/** A service ends itself so long after its delay (packages/kit/src/shutdown); a site within three seconds. */
const lastSeconds = 9.5;

const scalerSchema = z.looseObject({
  spec: z.looseObject({
    scaleTargetRef: z.object({
      kind: z.literal('Deployment'),
      name: z.string(),
      apiVersion: z.literal('apps/v1'),
    }),
    minReplicas: z.number(),
    maxReplicas: z.number(),
    metrics: z.array(z.looseObject({ type: z.string() })),
  }),
});
const scalerOf = (overlay: (typeof overlayNames)[number], name: string) =>
  scalerSchema.parse(oneOf(overlay, 'HorizontalPodAutoscaler', name)).spec;

/** https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries */
const idleSecondsOfLoadBalancer = 600;

it.each(['gateway', 'customer-site', 'admin-site'])(
  '%s closes no connection that the load balancer keeps',
  (name) => {
    const { IDLE_CONNECTION_SECONDS } = variablesOf('gke', workloadCalled('gke', name));
    expect(Number(IDLE_CONNECTION_SECONDS)).toBeGreaterThan(idleSecondsOfLoadBalancer);
  },
);

describe.each(overlayNames)('every part in %s', (overlay) => {
  const named = deployedParts.map((part) => [part.name, part] as const);

  it.each(named)('%s is asked whether it started, can serve and lives', (name, { kind }) => {
    const { container } = workloadCalled(overlay, name);
    expect(container.startupProbe).toMatchObject({ httpGet: { path: '/healthz', port: 'http' } });
    const path = kind === 'site' ? '/healthz' : '/readyz/serving';
    expect(container.readinessProbe).toMatchObject({ httpGet: { path, port: 'http' } });
    expect(container.livenessProbe).toMatchObject({ httpGet: { path: '/healthz', port: 'http' } });
  });

  it.each(named)('%s asks for what it was measured to need, and may have more', (name) => {
    const { requests, limits } = workloadCalled(overlay, name).container.resources;
    const { peakMegabytes } = measuredMemory(name);
    expect(megabytes(requests.memory)).toBeGreaterThan(peakMegabytes);
    expect(megabytes(requests.memory)).toBeLessThan(1.5 * peakMegabytes + 32);
    expect(megabytes(limits.memory)).toBe(2 * megabytes(requests.memory));
    expect(requests.cpu).toMatch(/^\d+m$/);
    expect(limits.cpu).toMatch(/^\d+$/);
  });

  it.each(named)('%s loses no request when it is rolled out', (name, { kind }) => {
    const { pod, container, strategy } = workloadCalled(overlay, name);
    expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
    const own = Number(
      variablesOf(overlay, { name, pod, container, strategy, kind: '', claims: [] })
        .STOP_DELAY_MILLISECONDS ?? 0,
    );
    const delay = kind === 'site' ? (container.lifecycle?.preStop.sleep.seconds ?? 0) : own / 1_000;
    expect(delay).toBeGreaterThanOrEqual(5);
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(delay + lastSeconds);
  });

  it.each(named)('%s is spread over zones and machines, and never taken away whole', (name) => {
    const { pod } = workloadCalled(overlay, name);
    expect(pod.spec.topologySpreadConstraints.map(({ topologyKey }) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
    expect(oneOf(overlay, 'PodDisruptionBudget', name).spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
    });
  });

  it.each(named)('%s is scaled by its processor and found by its name', (name, { port }) => {
    const scaler = scalerOf(overlay, name);
    expect(scaler.scaleTargetRef.name).toBe(name);
    expect(scaler.minReplicas).toBe(overlay === 'local' ? 1 : fewestPods);
    expect(scaler.maxReplicas).toBeGreaterThanOrEqual(scaler.minReplicas);
    expect(scaler.metrics[0]).toMatchObject({ type: 'Resource', resource: { name: 'cpu' } });
    expect(oneOf(overlay, 'Service', name).spec).toMatchObject({
      selector: { 'app.kubernetes.io/name': name },
      ports: [{ port, targetPort: 'http' }],
    });
  });

  it.each(named)('%s has an account of its own', (name) => {
    expect(workloadCalled(overlay, name).pod.spec.serviceAccountName).toBe(name);
    expect(oneOf(overlay, 'ServiceAccount', name)).toMatchObject({ automountServiceAccountToken: false });
  });
});

describe.each(overlayNames)('every pod in %s', (overlay) => {
  it('runs without rights, and mounts only volumes that it has', () => {
    for (const { name, pod, container, claims } of workloads(overlay)) {
      const volumes = [...pod.spec.volumes.map((volume) => volume.name), ...claims];
      for (const mount of container.volumeMounts) expect(volumes, name).toContain(mount.name);
      if (container.image.startsWith('eshop/') || name === 'redis' || name === 'sentinel')
        expect(container.securityContext.readOnlyRootFilesystem, name).toBe(true);
      expect(pod.metadata.labels['app.kubernetes.io/part-of'], name).toBe('eshop');
    }
  });

  it('refers to config maps and secrets that are there', () => {
    for (const workload of workloads(overlay)) expect(() => variablesOf(overlay, workload)).not.toThrow();
  });
});

describe('the overlay gke', () => {
  it('scales who waits for others by the backlog of their subscriptions, by the names of the topology', () => {
    for (const { name } of deployedParts) {
      const backlogs = scalerOf('gke', name).metrics.filter(({ type }) => type === 'External');
      const watched = backlogs.map(
        ({ external }) =>
          (external as { metric: { selector: { matchLabels: Record<string, string> } } }).metric.selector
            .matchLabels['resource.labels.subscription_id'],
      );
      const own = subscriptions.filter(({ service }) => service === name).map((one) => one.name);
      expect(watched, name).toEqual(['order', 'warehouse', 'sales-report'].includes(name) ? own : []);
    }
  });

  it('enforces the strictest rules for pods', () => {
    expect(oneOf('gke', 'Namespace', 'eshop').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
  });

  it('serves the two sites and the gateway with TLS, and what browsers may keep from the edge', () => {
    const routes = allOf('gke', 'HTTPRoute').map(({ metadata, spec }) => ({ name: metadata.name, spec }));
    expect(routes.map(({ name }) => name)).toEqual(['to-https', 'customer-site', 'admin-site', 'gateway']);
    expect(routes[0]?.spec).toMatchObject({ parentRefs: [{ sectionName: 'http' }] });
    for (const { name, spec } of routes.slice(1)) {
      const { port } = deployedParts.find((part) => part.name === name) ?? { port: 0 };
      expect(spec).toMatchObject({ parentRefs: [{ name: 'edge', sectionName: 'https' }] });
      const { rules } = z
        .looseObject({ rules: z.array(z.looseObject({ backendRefs: z.unknown() })) })
        .parse(spec);
      for (const rule of rules) expect(rule.backendRefs).toEqual([{ name, port }]);
      expect(JSON.stringify(rules).includes('GCPHTTPFilter'), name).toBe(name !== 'gateway');
      for (const kind of ['HealthCheckPolicy', 'GCPBackendPolicy'])
        expect(oneOf('gke', kind, name).spec).toMatchObject({ targetRef: { kind: 'Service', name } });
    }
  });

  it('leads from the world to what the gateway has for it, and to no figures or health', () => {
    const { rules } = z
      .looseObject({
        rules: z.array(
          z.looseObject({ matches: z.array(z.object({ path: z.object({ value: z.string() }) })) }),
        ),
      })
      .parse(oneOf('gke', 'HTTPRoute', 'gateway').spec);
    const paths = rules.flatMap(({ matches }) => matches.map(({ path }) => path.value));
    expect(paths).toEqual(['/v1', '/openapi.json']);
  });

  it('has two of three Redis servers and sentinels at any time', () => {
    for (const name of ['redis', 'sentinel']) {
      expect(oneOf('gke', 'StatefulSet', name).spec).toMatchObject({ replicas: 3 });
      expect(oneOf('gke', 'PodDisruptionBudget', name).spec).toMatchObject({ maxUnavailable: 1 });
    }
  });
});
