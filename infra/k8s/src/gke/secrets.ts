import type {
  IExternalSecret,
  ISecretStore,
} from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import { type Manifest, metadataOf } from '../manifest.ts';
import type { Environment } from './environment.ts';

/** Secret Manager, seen as the service itself: it may read its own secrets and no others. */
const storeOf = (service: string, { cluster }: Environment): ISecretStore => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: metadataOf(service),
  spec: {
    provider: {
      gcpsm: {
        projectID: cluster.project,
        auth: {
          workloadIdentity: {
            clusterProjectID: cluster.project,
            clusterLocation: cluster.region,
            clusterName: cluster.name,
            serviceAccountRef: { name: service },
          },
        },
      },
    },
  },
});

const secretOf = (service: string, keys: Readonly<Record<string, string>>): IExternalSecret => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: metadataOf(service),
  spec: {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'SecretStore', name: service },
    target: { name: service, creationPolicy: 'Owner' },
    data: Object.entries(keys).map(([secretKey, key]) => ({ secretKey, remoteRef: { key } })),
  },
});

/** For each service with secrets: where they lie, and the Secret that its pods take its variables from. */
export const secretManifests = (environment: Environment): Manifest[] =>
  Object.entries(environment.secrets)
    .filter(([, keys]) => Object.keys(keys).length > 0)
    .flatMap(([service, keys]) => [storeOf(service, environment), secretOf(service, keys)]);
