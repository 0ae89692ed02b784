import { readFileSync } from 'node:fs';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type { IConfigMap, IService } from 'kubernetes-models/v1';
import { labelsOf, type Manifest, metadataOf, selectorOf } from '../manifest.ts';
import { deployedParts } from '../part-list.ts';
import { containerSecurity, podBase, podSecurity, spread } from '../pod.ts';

const image = 'redis:7.2.8';
/** The user of the image. */
const redisUser = 999;
const numbers = [0, 1, 2];

/** The servers and the sentinels that watch them, with their ports. */
export const redisPorts = { redis: 6379, sentinel: 26379 } as const;
type Kind = keyof typeof redisPorts;
const kinds: readonly Kind[] = ['redis', 'sentinel'];

const pods = (kind: Kind) => numbers.map((number) => `${kind}-${number}.${kind}`);

/** Where cart and gateway ask who the master is. */
export const sentinelAddresses = pods('sentinel').map((host) => `${host}:${redisPorts.sentinel}`);

const script = (name: string) =>
  readFileSync(new URL(`../../../docker/redis/${name}`, import.meta.url), 'utf8');

/** The scripts of compose: both write their configuration once, and Sentinel keeps it up to date; a server asks the sentinels for its role at each start. */
const scripts: IConfigMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadataOf('redis', 'redis-scripts'),
  data: { 'server.sh': script('server.sh'), 'sentinel.sh': script('sentinel.sh') },
};

const [firstMaster = ''] = pods('redis');
const master = `${firstMaster} ${redisPorts.redis}`;
const commands: Readonly<Record<Kind, string>> = {
  redis: [
    'case $HOSTNAME in',
    `redis-0) exec sh /eshop/server.sh $HOSTNAME.redis ${redisPorts.redis};;`,
    `*) exec sh /eshop/server.sh $HOSTNAME.redis ${redisPorts.redis} ${master};;`,
    'esac',
  ].join('\n'),
  sentinel: `exec sh /eshop/sentinel.sh $HOSTNAME.sentinel ${redisPorts.sentinel} ${master}`,
};

/** The scripts limit a server's data to 256 MB; while it writes its file anew it may need as much again. */
const sizes: Readonly<Record<Kind, object>> = {
  redis: { requests: { cpu: '100m', memory: '320Mi' }, limits: { cpu: '1', memory: '640Mi' } },
  sentinel: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '250m', memory: '128Mi' } },
};

function setOf(kind: Kind): IStatefulSet {
  const ping = {
    exec: { command: ['redis-cli', '-p', String(redisPorts[kind]), 'ping'] },
    periodSeconds: 5,
    timeoutSeconds: 3,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadataOf(kind),
    spec: {
      serviceName: kind,
      replicas: numbers.length,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: selectorOf(kind) },
      template: {
        metadata: { labels: labelsOf(kind) },
        spec: {
          ...podBase,
          securityContext: podSecurity(redisUser),
          terminationGracePeriodSeconds: 30,
          topologySpreadConstraints: spread(kind),
          containers: [
            {
              name: kind,
              image,
              command: ['sh', '-c', commands[kind]],
              ...(kind === 'redis' && {
                env: [{ name: 'REDIS_SENTINELS', value: sentinelAddresses.join(',') }],
              }),
              ports: [{ name: kind, containerPort: redisPorts[kind] }],
              resources: sizes[kind],
              startupProbe: { ...ping, failureThreshold: 60 },
              readinessProbe: ping,
              livenessProbe: { ...ping, failureThreshold: 6 },
              securityContext: containerSecurity,
              volumeMounts: [
                { name: 'data', mountPath: '/data' },
                { name: 'scripts', mountPath: '/eshop', readOnly: true },
              ],
            },
          ],
          volumes: [{ name: 'scripts', configMap: { name: 'redis-scripts' } }],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            resources: { requests: { storage: kind === 'redis' ? '10Gi' : '1Gi' } },
          },
        },
      ],
    },
  };
}

/** Each pod has a name of its own, also while it is not ready: they must find each other to become so. */
const serviceOf = (kind: Kind): IService => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: metadataOf(kind),
  spec: {
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    selector: selectorOf(kind),
    ports: [{ name: kind, port: redisPorts[kind] }],
  },
});

/** A write counts when a replica has it, and a failover needs two sentinels: never two away at once. */
const budgetOf = (kind: Kind): IPodDisruptionBudget => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: metadataOf(kind),
  spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(kind) } },
});

const podsCalled = (name: string) => ({ podSelector: { matchLabels: selectorOf(name) } });
const port = (kind: Kind) => [{ protocol: 'TCP' as const, port: redisPorts[kind] }];

function policyOf(kind: Kind): INetworkPolicy {
  const callers = deployedParts.filter(({ stores }) => stores.includes('redis')).map(({ name }) => name);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(kind),
    spec: {
      podSelector: { matchLabels: selectorOf(kind) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [...callers, ...kinds].map(podsCalled), ports: port(kind) }],
      egress: kinds.map((other) => ({ to: [podsCalled(other)], ports: port(other) })),
    },
  };
}

/** Three Redis servers and three sentinels: the cloud's own Redis has no Sentinels to speak to. */
export const redisManifests = (): Manifest[] => [
  scripts,
  ...kinds.flatMap((kind) => [serviceOf(kind), setOf(kind), budgetOf(kind), policyOf(kind)]),
];
