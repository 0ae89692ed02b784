import type { Part } from '@eshop/topology/parts';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { labelsOf, metadataOf, selectorOf } from '../manifest.ts';
import { imageOf } from '../part-list.ts';
import { containerSecurity, podBase, spread, temporaryFiles } from '../pod.ts';
import { sizeOf } from '../size.ts';
import { gracePeriodSeconds, stopDelaySeconds } from './stopping.ts';

const probe = (path: string) => ({ httpGet: { path, port: 'http' as const } });

/** Where a part says whether requests may be sent to it. A site without its gateway still shows pages. */
export const servingPathOf = ({ kind }: Part): string => (kind === 'site' ? '/healthz' : '/readyz/serving');

/** Started when it answers at all, sent requests when what they all need answers too, made anew when it answers no more. */
const probesOf = (part: Part) => ({
  startupProbe: { ...probe('/healthz'), periodSeconds: 2, failureThreshold: 60 },
  readinessProbe: { ...probe(servingPathOf(part)), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
  livenessProbe: { ...probe('/healthz'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
});

/** A part's pods. How many there are is its autoscaler's to say. */
export function deploymentOf(part: Part): IDeployment {
  const { name } = part;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(name),
    spec: {
      selector: { matchLabels: selectorOf(name) },
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 300,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels: labelsOf(name) },
        spec: {
          ...podBase,
          serviceAccountName: name,
          terminationGracePeriodSeconds: gracePeriodSeconds(part),
          topologySpreadConstraints: spread(name),
          containers: [
            {
              name,
              image: imageOf(part),
              ports: [{ name: 'http', containerPort: part.port }],
              envFrom: [{ configMapRef: { name } }, ...(part.database ? [{ secretRef: { name } }] : [])],
              resources: sizeOf(part),
              ...probesOf(part),
              // Services keep their door open themselves for STOP_DELAY_MILLISECONDS.
              ...(part.kind === 'site'
                ? { lifecycle: { preStop: { sleep: { seconds: stopDelaySeconds(part) } } } }
                : {}),
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
