import type { IJob } from 'kubernetes-models/batch/v1';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1';
import { accountOf } from '../ground/ground-manifests.ts';
import { beforeRollout, jobSpec } from '../ground/migrate-job.ts';
import { labelsOf, type Manifest, metadataOf } from '../manifest.ts';
import { containerSecurity, podBase, temporaryFiles, variableList } from '../pod.ts';
import { localAws } from './stores.ts';

/** The job that makes topics, tables, buckets and the user pool, in what stands for the clouds. */
export const localSetup = 'setup';
export const setupCalls: readonly string[] = ['dynamodb', 's3', 'cognito', 'pubsub'];

/** Where services find what only that job knows: the ids and the secret of the user pool. */
export const userPool = {
  file: '/data/user-pool.env',
  claim: 'user-pool',
  mount: { name: 'user-pool', mountPath: '/data' },
  volume: { name: 'user-pool', persistentVolumeClaim: { claimName: 'user-pool' } },
} as const;

/** Addresses of the stand-ins, in the variables of Google's and Amazon's clients. */
export const localEndpoints = {
  dynamodb: { AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb:2120' },
  s3: { AWS_ENDPOINT_URL_S3: 'http://s3:2121', S3_FORCE_PATH_STYLE: 'true' },
  cognito: { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://cognito:2122' },
  pubsub: {
    PUBSUB_EMULATOR_HOST: 'pubsub:2123',
    PUBSUB_PROJECT_ID: 'eshop-local',
    METADATA_SERVER_DETECTION: 'none',
  },
  lambda: { AWS_ENDPOINT_URL_LAMBDA: 'http://lambda:2124' },
} as const;

/** One machine: pods of the same node share the volume. */
const claim: IPersistentVolumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: metadataOf(localSetup, userPool.claim),
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '16Mi' } } },
};

const variables = {
  ...localAws,
  ...localEndpoints.dynamodb,
  AWS_ENDPOINT_URL_S3: localEndpoints.s3.AWS_ENDPOINT_URL_S3,
  ...localEndpoints.cognito,
  ...localEndpoints.pubsub,
  USER_POOL_FILE: userPool.file,
};

function job(): IJob {
  const metadata = metadataOf(localSetup);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata, labels: { ...metadata.labels, ...beforeRollout } },
    spec: {
      ...jobSpec,
      template: {
        metadata: { labels: labelsOf(localSetup) },
        spec: {
          ...podBase,
          serviceAccountName: localSetup,
          restartPolicy: 'OnFailure',
          containers: [
            {
              name: localSetup,
              image: 'eshop/jobs',
              args: ['setup'],
              env: variableList(variables),
              resources: {
                requests: { cpu: '50m', memory: '192Mi' },
                limits: { cpu: '1', memory: '384Mi' },
              },
              securityContext: containerSecurity,
              volumeMounts: [temporaryFiles.mount, userPool.mount],
            },
          ],
          volumes: [temporaryFiles.volume, userPool.volume],
        },
      },
    },
  };
}

/** The job with its volume and its account. */
export const setupManifests = (): Manifest[] => [accountOf(localSetup), claim, job()];
