import type { Part } from '@eshop/topology/parts';
import type { ISecret } from 'kubernetes-models/v1';
import { type Manifest, metadataOf, namespace } from '../manifest.ts';
import { databaseParts, deployedParts } from '../part-list.ts';
import { partPatch } from '../shop/overlay-patch.ts';
import type { Variables } from '../shop/variables.ts';
import { localEndpoints, userPool } from './setup-job.ts';
import { s3Address } from './stand-in-manifests.ts';
import { localAws, localPassword } from './stores.ts';

/** Where the shop is found on one's own machine, by the forwards of skaffold: the ports of the contract. */
const localUrl = (port: number) => `http://127.0.0.1:${port}`;
/** One name for browsers and sites, as links to proofs are signed for the host that they are opened at. */
const s3Host = 's3.localhost';

const own: Readonly<Record<string, Variables>> = {
  // Sites speak for visitors from inside the cluster; forwards come from the pod itself.
  gateway: { TRUST_PROXY: 'loopback, uniquelocal' },
  product: { PUBLIC_URL: localUrl(2000) },
  order: { SHIPPING_COST_FUNCTION: 'shipping-cost' },
  payment: { S3_PUBLIC_ENDPOINT: `http://${s3Host}:2121` },
};

const amazons = ['dynamodb', 's3', 'lambda'];

function variablesOf({ name, kind, port, stores }: Part): Variables {
  if (kind === 'site') return { SITE_URL: localUrl(port) };
  const pool = name === 'auth' ? localEndpoints.cognito : {};
  const usesAws = name === 'auth' || stores.some((store) => amazons.includes(store));
  const endpoints = stores.flatMap((store) =>
    store === 'cognito' || store === 'redis' ? [] : Object.entries(localEndpoints[store]),
  );
  return { ...(usesAws ? localAws : {}), ...pool, ...Object.fromEntries(endpoints), ...own[name] };
}

const entrypoint = [
  'node',
  `--env-file=${userPool.file}`,
  '--max-semi-space-size=4',
  '--expose-gc',
  'main.mjs',
];
/** A laptop has not got a quarter of a core for each pod. */
const resources = { requests: { cpu: '50m' } };

function patchOf(part: Part): Manifest[] {
  if (part.kind === 'site') {
    const hostAliases = [{ ip: s3Address, hostnames: [s3Host] }];
    return partPatch(part, { variables: variablesOf(part), container: { resources }, pod: { hostAliases } });
  }
  const mount = { ...userPool.mount, readOnly: true };
  return partPatch(part, {
    variables: variablesOf(part),
    container: { command: entrypoint, resources, volumeMounts: [mount] },
    pod: { volumes: [userPool.volume] },
  });
}

const onePod = ({ name }: Part): Manifest =>
  ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace },
    spec: { minReplicas: 1, maxReplicas: 2 },
  }) as Manifest;

/** What the local cluster adds to the parts. */
export const localPatches = (): Manifest[] =>
  deployedParts.flatMap((part) => [...patchOf(part), onePod(part)]);

function databaseUrl({ database }: Part): string {
  if (database?.server === 'mysql')
    return `mysql://root:${localPassword}@mysql:3306/${database.name}?allowPublicKeyRetrieval=true`;
  return `postgresql://eshop:${localPassword}@postgres:5432/${database?.name}`;
}

/** They open the databases of this cluster alone. */
export const localSecrets = (): Manifest[] =>
  databaseParts.map(
    (part): ISecret => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadataOf(part.name),
      stringData: { DATABASE_URL: databaseUrl(part) },
    }),
  );

/** What the job of the base is told here: its user may make databases. */
export const localMigratePatch = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migrate', namespace },
  spec: {
    template: {
      spec: { containers: [{ name: 'migrate', env: [{ name: 'CREATE_DATABASES', value: 'true' }] }] },
    },
  },
};

/** Stand-ins come from their makers and are not made for the strictest rules. */
export const localNamespacePatch = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
};
