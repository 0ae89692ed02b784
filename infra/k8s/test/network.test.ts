import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { redisPorts } from '../src/ground/redis.ts';
import { setupCalls } from '../src/local/setup-job.ts';
import { callersOf } from '../src/local/stand-in-manifests.ts';
import { standIns } from '../src/local/stores.ts';
import { databaseParts, deployedParts, partCalled } from '../src/part-list.ts';
import { allOf, type OverlayName, overlayNames } from './overlays.ts';
import { workloads } from './workloads.ts';

const portSchema = z.strictObject({ protocol: z.enum(['TCP', 'UDP']), port: z.number() });
const selectorSchema = z.strictObject({ matchLabels: z.record(z.string(), z.string()).default({}) });
const peerSchema = z.strictObject({
  podSelector: selectorSchema.optional(),
  namespaceSelector: selectorSchema.optional(),
  ipBlock: z.strictObject({ cidr: z.string(), except: z.array(z.string()).optional() }).optional(),
});
const policySchema = z.looseObject({
  spec: z.strictObject({
    podSelector: selectorSchema,
    policyTypes: z.array(z.enum(['Ingress', 'Egress'])),
    ingress: z
      .array(z.strictObject({ from: z.array(peerSchema).min(1), ports: z.array(portSchema).min(1) }))
      .default([]),
    egress: z
      .array(z.strictObject({ to: z.array(peerSchema).min(1).optional(), ports: z.array(portSchema).min(1) }))
      .default([]),
  }),
});

type Labels = Readonly<Record<string, string>>;
type Peer = z.output<typeof peerSchema>;

const policies = (overlay: OverlayName) =>
  allOf(overlay, 'NetworkPolicy').map((manifest) => policySchema.parse(manifest).spec);
const pods = (overlay: OverlayName) =>
  workloads(overlay).map(({ name, pod, container }) => ({
    name,
    labels: pod.metadata.labels,
    ports: container.ports.map(({ containerPort }) => containerPort),
  }));

const selects = ({ matchLabels }: z.output<typeof selectorSchema>, labels: Labels) =>
  Object.entries(matchLabels).every(([label, value]) => labels[label] === value);
const isPod = ({ podSelector, namespaceSelector }: Peer, labels: Labels) =>
  podSelector !== undefined && namespaceSelector === undefined && selects(podSelector, labels);

/** Every way between two pods that both ends leave open, as Kubernetes reads the policies. */
function openWays(overlay: OverlayName): string[] {
  const all = policies(overlay);
  const leaves = (from: Labels, to: Labels, port: number) =>
    all
      .filter(({ podSelector }) => selects(podSelector, from))
      .flatMap(({ egress }) => egress)
      .some(
        (rule) => rule.to?.some((peer) => isPod(peer, to)) && rule.ports.some((one) => one.port === port),
      );
  const enters = (from: Labels, to: Labels, port: number) =>
    all
      .filter(({ podSelector }) => selects(podSelector, to))
      .flatMap(({ ingress }) => ingress)
      .some(
        (rule) => rule.from.some((peer) => isPod(peer, from)) && rule.ports.some((one) => one.port === port),
      );
  return pods(overlay).flatMap((from) =>
    pods(overlay).flatMap((to) =>
      to.ports
        .filter((port) => leaves(from.labels, to.labels, port) && enters(from.labels, to.labels, port))
        .map((port) => `${from.name} -> ${to.name}:${port}`),
    ),
  );
}

/** Both ends by themselves: what one end leaves open and the other does not is drawn by mistake. */
function halfOpenWays(overlay: OverlayName): string[] {
  const named = ({ podSelector, namespaceSelector }: Peer) =>
    podSelector && !namespaceSelector ? [podSelector.matchLabels['app.kubernetes.io/name'] ?? '?'] : [];
  const all = policies(overlay).flatMap(({ podSelector, ingress, egress }) => {
    const own = podSelector.matchLabels['app.kubernetes.io/name'] ?? '?';
    const way = (from: string, to: string, ports: readonly { port: number }[]) =>
      ports.map(({ port }) => `${from} -> ${to}:${port}`);
    return [
      ...ingress.flatMap(({ from, ports }) => from.flatMap(named).flatMap((other) => way(other, own, ports))),
      ...egress.flatMap(({ to = [], ports }) => to.flatMap(named).flatMap((other) => way(own, other, ports))),
    ];
  });
  const open = openWays(overlay);
  return [...new Set(all)].filter((one) => !open.includes(one));
}

const partArrows = deployedParts.flatMap(({ name, calls }) =>
  calls.map((called) => `${name} -> ${called}:${partCalled(called).port}`),
);
const redisUsers = deployedParts.filter(({ stores }) => stores.includes('redis')).map(({ name }) => name);
const redisArrows = [
  ...[...redisUsers, 'redis', 'sentinel'].map((name) => `${name} -> redis:${redisPorts.redis}`),
  ...[...redisUsers, 'redis', 'sentinel'].map((name) => `${name} -> sentinel:${redisPorts.sentinel}`),
];
const standInArrows = standIns.flatMap((standIn) =>
  callersOf(standIn).flatMap((name) => {
    const ports = standIns.some((one) => one.name === name)
      ? [standIn.ports.smtp]
      : Object.values(standIn.ports);
    return ports.map((port) => `${name} -> ${standIn.name}:${port}`);
  }),
);

describe('ways between pods', () => {
  it('of gke are the arrows of the topology and those of Redis, and no other', () => {
    expect(openWays('gke').toSorted()).toEqual([...partArrows, ...redisArrows].toSorted());
  });

  it('of local are the same, and those to what stands for the clouds', () => {
    expect(openWays('local').toSorted()).toEqual(
      [...partArrows, ...redisArrows, ...standInArrows].toSorted(),
    );
  });

  it('to the stand-ins are those of the stores in the topology', () => {
    const callers = (name: string) => callersOf(standIns.find((one) => one.name === name) ?? fail(name));
    const users = (store: string) =>
      deployedParts
        .filter(({ stores }) => (stores as readonly string[]).includes(store))
        .map(({ name }) => name);
    for (const store of ['dynamodb', 's3', 'cognito', 'pubsub', 'lambda'])
      expect(callers(store), store).toEqual([
        ...users(store),
        ...(setupCalls.includes(store) ? ['setup'] : []),
      ]);
    for (const server of ['postgres', 'mysql']) {
      const owners = databaseParts
        .filter(({ database }) => database?.server === server)
        .map(({ name }) => name);
      expect(callers(server)).toEqual([...owners, 'migrate']);
    }
  });

  it.each(overlayNames)('in %s are open at both ends or at none', (overlay) => {
    // A stand-in lets its callers in at all its ports; another stand-in goes out to one of them.
    expect(halfOpenWays(overlay).filter((way) => way !== 'cognito -> mail:8025')).toEqual([]);
  });
});

function fail(name: string): never {
  throw new Error(`no stand-in is called ${name}`);
}

describe.each(overlayNames)('policies of %s', (overlay) => {
  it('shut all pods both ways, then let them ask for names alone', () => {
    const forAll = policies(overlay).filter(
      ({ podSelector }) => Object.keys(podSelector.matchLabels).length === 0,
    );
    expect(forAll).toHaveLength(2);
    const [deny, names] = forAll;
    expect(deny).toMatchObject({ policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [] });
    expect(names?.policyTypes).toEqual(['Egress']);
    expect(names?.egress.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([53, 53]);
    // Names are asked of the cluster's resolver alone: no data leaves as questions to a server of somebody's own.
    for (const { to = [] } of names?.egress ?? []) {
      expect(to.length).toBeGreaterThan(0);
      for (const { ipBlock, namespaceSelector } of to) {
        if (ipBlock) expect(ipBlock.cidr).toMatch(/^169\.254\.[\d.]+\/32$/);
        else expect(namespaceSelector?.matchLabels).toEqual({ 'kubernetes.io/metadata.name': 'kube-system' });
      }
    }
  });

  it('are each for pods that exist', () => {
    for (const { podSelector } of policies(overlay))
      expect(pods(overlay).some(({ labels }) => selects(podSelector, labels))).toBe(true);
  });
});

describe('ways out of the namespace', () => {
  const outside = (name: string) =>
    policies('gke')
      .filter(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name'] === name)
      .flatMap(({ egress }) => egress)
      .filter(({ to }) => to?.some(({ ipBlock }) => ipBlock))
      .flatMap(({ ports }) => ports.map(({ port }) => port));
  const comesIn = (name: string) =>
    policies('gke')
      .filter(({ podSelector }) => podSelector.matchLabels['app.kubernetes.io/name'] === name)
      .flatMap(({ ingress }) => ingress.flatMap(({ from }) => from))
      .flatMap(({ ipBlock }) => (ipBlock ? [ipBlock.cidr] : []));

  it('lead to the database of its kind, to the clouds for who has a store there, and to nothing for others', () => {
    for (const { name, database, stores } of deployedParts) {
      const ports = outside(name);
      expect(ports.includes(5432), name).toBe(database?.server === 'postgres');
      expect(ports.includes(3306), name).toBe(database?.server === 'mysql');
      expect(ports.includes(443), name).toBe(stores.some((store) => store !== 'redis'));
      expect(ports.includes(988), name).toBe(stores.includes('pubsub'));
    }
    expect(outside('migrate').toSorted()).toEqual([3306, 5432]);
    expect(outside('redis')).toEqual([]);
  });

  it('never lead from there to a private address but for the databases', () => {
    const blocks = policies('gke')
      .flatMap(({ egress }) => egress)
      .flatMap(({ to = [], ports }) => to.map(({ ipBlock }) => ({ ipBlock, ports })));
    for (const { ipBlock, ports } of blocks)
      if (ipBlock?.cidr === '0.0.0.0/0') {
        expect(ports.map(({ port }) => port)).toEqual([443]);
        expect(ipBlock.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16']));
      }
  });

  it('lead in from the load balancer to the two sites and the gateway alone', () => {
    for (const { name, kind } of deployedParts)
      expect(comesIn(name).length > 0, name).toBe(kind === 'site' || name === 'gateway');
  });
});
