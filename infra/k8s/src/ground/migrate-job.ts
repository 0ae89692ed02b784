import { urlVariable } from '@eshop/topology/parts';
import type { IJob } from 'kubernetes-models/batch/v1';
import { labelsOf, metadataOf } from '../manifest.ts';
import { databaseParts } from '../part-list.ts';
import { containerSecurity, podBase, temporaryFiles } from '../pod.ts';

/** Jobs that skaffold deletes before each rollout, makes anew, and waits for. */
export const beforeRollout = { 'eshop.example/run': 'before-rollout' } as const;

const databaseVariable = (part: string) => urlVariable(part).replace(/URL$/, 'DATABASE_URL');

/** What all our jobs have alike: a short life, and some tries. */
export const jobSpec = {
  backoffLimit: 6,
  activeDeadlineSeconds: 600,
  ttlSecondsAfterFinished: 86_400,
} as const;

const resources = {
  requests: { cpu: '250m', memory: '192Mi' },
  limits: { cpu: '1', memory: '384Mi' },
};

/** Brings each database to its latest migration; each URL comes from the secret of the service that owns it. */
export function migrateJob(): IJob {
  const metadata = metadataOf('migrate');
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata, labels: { ...metadata.labels, ...beforeRollout } },
    spec: {
      ...jobSpec,
      template: {
        metadata: { labels: labelsOf('migrate') },
        spec: {
          ...podBase,
          serviceAccountName: 'migrate',
          restartPolicy: 'OnFailure',
          containers: [
            {
              name: 'migrate',
              image: 'eshop/jobs',
              args: ['migrate'],
              env: databaseParts.map(({ name }) => ({
                name: databaseVariable(name),
                valueFrom: { secretKeyRef: { name, key: 'DATABASE_URL' } },
              })),
              resources,
              securityContext: containerSecurity,
              volumeMounts: [temporaryFiles.mount],
            },
          ],
          volumes: [temporaryFiles.volume],
        },
      },
    },
  };
}
