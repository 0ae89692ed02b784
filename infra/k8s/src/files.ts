import { edgeManifests } from './gke/edge.ts';
import { readEnvironment } from './gke/environment.ts';
import { secretManifests } from './gke/secrets.ts';
import { gkePatches, monitoring } from './gke/shop-patches.ts';
import { storePolicies as cloudPolicies, migratePolicy } from './gke/store-policies.ts';
import { groundManifests } from './ground/ground-manifests.ts';
import { migrateJob } from './ground/migrate-job.ts';
import { redisManifests } from './ground/redis.ts';
import { setupManifests } from './local/setup-job.ts';
import { localMigratePatch, localNamespacePatch, localPatches, localSecrets } from './local/shop-patches.ts';
import { storePolicies as localPolicies, standInManifests } from './local/stand-in-manifests.ts';
import { standIns } from './local/stores.ts';
import { type Manifest, toYaml } from './manifest.ts';
import { deployedParts } from './part-list.ts';
import { sourcePatches } from './quick/source-patches.ts';
import { partManifests } from './shop/part-manifests.ts';

/** The environment that the overlay `gke` is written for unless another is named. */
export const usualEnvironment = 'dev';

type Documents = Readonly<Record<string, readonly object[]>>;

const written = '# Written by `pnpm --dir infra/k8s run manifests`; change src/ and write it anew.\n';

/** A folder for kustomize: its files, what it stands on, and what it changes there. */
function folder(
  path: string,
  { resources = {}, on = [], patches = {} }: { resources?: Documents; on?: string[]; patches?: Documents },
): [string, string][] {
  const named = (files: Documents, suffix = '') => Object.keys(files).map((name) => `${name}${suffix}.yaml`);
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: [...on, ...named(resources)],
    ...(Object.keys(patches).length > 0
      ? { patches: named(patches, '.patch').map((name) => ({ path: name })) }
      : {}),
  };
  const file = (name: string, documents: readonly object[]): [string, string] => [
    `${path}/${name}.yaml`,
    written + toYaml(documents),
  ];
  return [
    file('kustomization', [kustomization]),
    ...Object.entries(resources).map(([name, documents]) => file(name, documents)),
    ...Object.entries(patches).map(([name, documents]) => file(`${name}.patch`, documents)),
  ];
}

/** Patches by the part that they are for. */
const byName = (patches: readonly Manifest[]): Documents =>
  Object.groupBy(patches, ({ metadata }) => (metadata as { name: string }).name) as Documents;

const stages = ['ground', 'shop'];

/** Every file of the base and the overlays, by its path. */
export function manifestFiles(environmentName: string): Map<string, string> {
  const environment = readEnvironment(environmentName);
  const parts = Object.fromEntries(deployedParts.map((part) => [part.name, partManifests(part)]));
  const stores = Object.fromEntries(standIns.map((standIn) => [standIn.name, standInManifests(standIn)]));
  return new Map([
    ...folder('base', { on: stages }),
    ...folder('base/ground', {
      resources: { ground: groundManifests(), redis: redisManifests(), migrate: [migrateJob()] },
    }),
    ...folder('base/shop', { resources: parts }),
    ...folder('overlays/local', { on: stages }),
    ...folder('overlays/local/ground', {
      on: ['../../../base/ground'],
      resources: {
        ...stores,
        setup: setupManifests(),
        secrets: localSecrets(),
        'store-policies': localPolicies(),
      },
      patches: { ground: [localNamespacePatch], migrate: [localMigratePatch] },
    }),
    ...folder('overlays/local/shop', { on: ['../../../base/shop'], patches: byName(localPatches()) }),
    ...folder('overlays/quick', { on: ['../local/ground', 'shop'] }),
    ...folder('overlays/quick/shop', { on: ['../../local/shop'], patches: byName(sourcePatches()) }),
    ...folder('overlays/gke', { on: stages }),
    ...folder('overlays/gke/ground', {
      on: ['../../../base/ground'],
      resources: {
        secrets: secretManifests(environment),
        'store-policies': [...cloudPolicies(), migratePolicy],
      },
    }),
    ...folder('overlays/gke/shop', {
      on: ['../../../base/shop'],
      resources: { edge: edgeManifests(environment), monitoring: [monitoring] },
      patches: byName(gkePatches(environment)),
    }),
  ]);
}
