import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { INamespace, IServiceAccount } from 'kubernetes-models/v1';
import { type Manifest, metadataOf, namespace } from '../manifest.ts';
import { deployedParts } from '../part-list.ts';

const shop: INamespace = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: namespace,
    labels: {
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    },
  },
};

/** Who a pod is, to both clouds: the identity of a service is the account of its name. No token for the cluster itself. */
export const accountOf = (name: string): IServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: metadataOf(name),
  automountServiceAccountToken: false,
});

/** Nobody speaks to anybody … */
const denyAll: INetworkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'deny-all', namespace },
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
};

/** The resolver: pods of the cluster's own, or, in GKE, the node's cache and the machine's. Never an address of the world. */
const resolvers = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
  { ipBlock: { cidr: '169.254.20.10/32' } },
  { ipBlock: { cidr: '169.254.169.254/32' } },
];

/** … but may ask for a name. */
const names: INetworkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'names', namespace },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: resolvers,
        ports: [
          { protocol: 'UDP', port: 53 },
          { protocol: 'TCP', port: 53 },
        ],
      },
    ],
  },
};

/** The namespace, who is who in it, and that all is shut that is not drawn. */
export const groundManifests = (): Manifest[] => [
  shop,
  ...[...deployedParts.map(({ name }) => name), 'migrate'].map(accountOf),
  denyAll,
  names,
];
