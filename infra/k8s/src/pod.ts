import type { IIoK8sApiCoreV1SecurityContext } from 'kubernetes-models/v1/SecurityContext';
import { selectorOf } from './manifest.ts';

/** The user of our images. */
export const user = 10001;

/** No rights of a container beyond its own files. */
export const containerSecurity = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} satisfies IIoK8sApiCoreV1SecurityContext;

/** Whom a pod runs as; files of its volumes belong to the same group. */
export const podSecurity = (id = user) => ({
  runAsNonRoot: true,
  runAsUser: id,
  runAsGroup: id,
  fsGroup: id,
  seccompProfile: { type: 'RuntimeDefault' as const },
});

/** What all our pods have alike. */
export const podBase = {
  automountServiceAccountToken: false,
  // Kubernetes would add a variable for each service of the namespace.
  enableServiceLinks: false,
  securityContext: podSecurity(),
};

/** The one folder that programs may write. */
export const temporaryFiles = {
  volume: { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
  mount: { name: 'tmp', mountPath: '/tmp' },
};

/** Pods of a part go to different zones and machines as long as there are any. */
export const spread = (part: string) =>
  ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway' as const,
    labelSelector: { matchLabels: selectorOf(part) },
  }));

/** `SOME_NAME: 'value'` as the list that a container takes. */
export const variableList = (variables: Readonly<Record<string, string>>) =>
  Object.entries(variables).map(([name, value]) => ({ name, value }));
