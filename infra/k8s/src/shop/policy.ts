import { type Part, parts } from '@eshop/topology/parts';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { redisPorts } from '../ground/redis.ts';
import { metadataOf, selectorOf } from '../manifest.ts';
import { partCalled } from '../part-list.ts';

/** The pods of a part, as the other end of an arrow. */
export const podsOf = (name: string) => ({ podSelector: { matchLabels: selectorOf(name) } });

/** One port, of TCP. */
export const tcp = (port: number) => ({ protocol: 'TCP' as const, port });

/** The arrows of one part: who calls it, and whom it calls. All else is shut (`deny-all`). */
export function policyOf(part: Part): INetworkPolicy {
  const callers = parts.filter(({ calls }) => (calls as readonly string[]).includes(part.name));
  const called = part.calls.map((name) => ({ to: [podsOf(name)], ports: [tcp(partCalled(name).port)] }));
  const redis = Object.entries(redisPorts).map(([name, port]) => ({
    to: [podsOf(name)],
    ports: [tcp(port)],
  }));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(part.name),
    spec: {
      podSelector: { matchLabels: selectorOf(part.name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress:
        callers.length > 0
          ? [{ from: callers.map(({ name }) => podsOf(name)), ports: [tcp(part.port)] }]
          : [],
      egress: [...called, ...(part.stores.includes('redis') ? redis : [])],
    },
  };
}
