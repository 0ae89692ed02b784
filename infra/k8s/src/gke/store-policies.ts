import type { Part } from '@eshop/topology/parts';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { type Manifest, metadataOf, selectorOf } from '../manifest.ts';
import { databaseParts, deployedParts } from '../part-list.ts';
import { tcp } from '../shop/policy.ts';
import { isPublic } from '../shop/stopping.ts';
import { internet, loadBalancers, metadataServer, privateNetwork } from './networks.ts';

const serverPorts = { postgres: 5432, mysql: 3306 } as const;
type Server = keyof typeof serverPorts;

const toServer = (server: Server) => ({
  to: [{ ipBlock: privateNetwork }],
  ports: [tcp(serverPorts[server])],
});
const toClouds = { to: [{ ipBlock: internet }], ports: [tcp(443)] };
const toMetadata = metadataServer.map(({ cidr, port }) => ({
  to: [{ ipBlock: { cidr } }],
  ports: [tcp(port)],
}));

function policyOf(part: Part): INetworkPolicy {
  const { name, port, database, stores } = part;
  const usesClouds = stores.some((store) => store !== 'redis');
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(name, `${name}-stores`),
    spec: {
      podSelector: { matchLabels: selectorOf(name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        ...(isPublic(part)
          ? [{ from: loadBalancers.map((cidr) => ({ ipBlock: { cidr } })), ports: [tcp(port)] }]
          : []),
        ...(part.kind === 'service' ? [{ from: [collectors], ports: [tcp(port)] }] : []),
      ],
      egress: [
        ...(usesClouds ? [toClouds] : []),
        ...(stores.includes('pubsub') ? toMetadata : []),
        ...(database ? [toServer(database.server)] : []),
      ],
    },
  };
}

/** Google's managed Prometheus, which reads /metrics. */
const collectors = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'gke-gmp-system' } },
};

const servers = [...new Set(databaseParts.flatMap(({ database }) => database?.server ?? []))];

/** The job before a rollout reaches the databases and nothing else. */
export const migratePolicy: INetworkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: metadataOf('migrate', 'migrate-stores'),
  spec: {
    podSelector: { matchLabels: selectorOf('migrate') },
    policyTypes: ['Egress'],
    egress: servers.map(toServer),
  },
};

/** Stores and clouds of each part, and who reaches it from outside the namespace. */
export const storePolicies = (): Manifest[] => deployedParts.map(policyOf);
