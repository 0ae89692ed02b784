import type { IDeployment, IStatefulSet } from 'kubernetes-models/apps/v1';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IService } from 'kubernetes-models/v1';
import { labelsOf, type Manifest, metadataOf, selectorOf } from '../manifest.ts';
import { deployedParts } from '../part-list.ts';
import { podBase, podSecurity, temporaryFiles, variableList } from '../pod.ts';
import { podsOf, tcp } from '../shop/policy.ts';
import { localSetup, setupCalls } from './setup-job.ts';
import { type StandIn, standIns } from './stores.ts';

function podOf({ name, image, ports, variables, user, dataPath, container }: StandIn) {
  const [first = 'http'] = Object.keys(ports);
  const probe = { tcpSocket: { port: first }, periodSeconds: 3 };
  const data = dataPath ? [{ name: 'data', mountPath: dataPath }] : [];
  return {
    metadata: { labels: labelsOf(name) },
    spec: {
      ...podBase,
      securityContext: podSecurity(user),
      containers: [
        {
          name,
          image,
          ports: Object.entries(ports).map(([port, containerPort]) => ({ name: port, containerPort })),
          ...(variables ? { env: variableList(variables) } : {}),
          startupProbe: { ...probe, failureThreshold: 100 },
          readinessProbe: probe,
          livenessProbe: { ...probe, failureThreshold: 10 },
          volumeMounts: [temporaryFiles.mount, ...data],
          ...container,
        },
      ],
      volumes: [temporaryFiles.volume],
    },
  };
}

function workloadOf(standIn: StandIn): IDeployment | IStatefulSet {
  const { name, dataPath } = standIn;
  const common = {
    metadata: metadataOf(name),
    spec: { replicas: 1, selector: { matchLabels: selectorOf(name) }, template: podOf(standIn) },
  };
  if (!dataPath) return { apiVersion: 'apps/v1', kind: 'Deployment', ...common };
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce' as const], resources: { requests: { storage: '2Gi' } } },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: common.metadata,
    spec: { ...common.spec, serviceName: name, volumeClaimTemplates: [claim] },
  };
}

/** Sites follow links to proofs by the name that browsers use; it leads to this address (`s3.localhost`). */
export const s3Address = '10.96.212.1';

function serviceOf({ name, ports }: StandIn): IService {
  const list = Object.entries(ports).map(([port, number]) => ({
    name: port,
    port: number,
    targetPort: port,
  }));
  const address = name === 's3' ? { clusterIP: s3Address } : {};
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(name),
    spec: { ...address, selector: selectorOf(name), ports: list },
  };
}

/** Parts of the shop, jobs and other stand-ins that work with this one. */
export function callersOf({ name, usedBy }: StandIn): string[] {
  const parts = deployedParts.filter(({ stores, database }) => usedBy({ stores, server: database?.server }));
  const others = standIns.filter(({ calls }) => calls && name in calls);
  const jobs = [
    ...(setupCalls.includes(name) ? [localSetup] : []),
    ...(name === 'postgres' || name === 'mysql' ? ['migrate'] : []),
  ];
  return [...[...parts, ...others].map((one) => one.name), ...jobs];
}

function policyOf(standIn: StandIn): INetworkPolicy {
  const { name, ports, calls = {} } = standIn;
  const callers = callersOf(standIn).map(podsOf);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadataOf(name),
    spec: {
      podSelector: { matchLabels: selectorOf(name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: callers.length > 0 ? [{ from: callers, ports: Object.values(ports).map(tcp) }] : [],
      egress: Object.entries(calls).map(([other, port]) => ({ to: [podsOf(other)], ports: [tcp(port)] })),
    },
  };
}

/** The other ends of the arrows: what parts and jobs may reach of the stand-ins. */
export function storePolicies(): Manifest[] {
  const reached = new Map<string, StandIn[]>();
  for (const standIn of standIns)
    for (const caller of callersOf(standIn)) {
      if (standIns.some(({ name }) => name === caller)) continue;
      reached.set(caller, [...(reached.get(caller) ?? []), standIn]);
    }
  return [...reached].map(([caller, stores]): INetworkPolicy => {
    const egress = stores.map(({ name, ports }) => ({
      to: [podsOf(name)],
      ports: Object.values(ports).map(tcp),
    }));
    return {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadataOf(caller, `${caller}-stores`),
      spec: { podSelector: { matchLabels: selectorOf(caller) }, policyTypes: ['Egress'], egress },
    };
  });
}

/** A stand-in with its address and its arrows. */
export const standInManifests = (standIn: StandIn): Manifest[] => [
  serviceOf(standIn),
  workloadOf(standIn),
  policyOf(standIn),
];
