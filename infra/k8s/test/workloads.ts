import { z } from 'zod';
import type { Rendered } from './kustomize.ts';
import { type OverlayName, oneOf, overlays } from './overlays.ts';

const probe = z.looseObject({}).optional();
const reference = z.object({ name: z.string(), optional: z.boolean().optional() });

const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).default([]),
  args: z.array(z.string()).default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })).default([]),
  env: z
    .array(
      z.object({
        name: z.string(),
        value: z.string().optional(),
        valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.string() }) }).optional(),
      }),
    )
    .default([]),
  envFrom: z
    .array(z.object({ configMapRef: reference.optional(), secretRef: reference.optional() }))
    .default([]),
  resources: z.object({
    requests: z.object({ cpu: z.string(), memory: z.string() }),
    limits: z.object({ cpu: z.string(), memory: z.string() }),
  }),
  startupProbe: probe,
  readinessProbe: probe,
  livenessProbe: probe,
  lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }).optional(),
  securityContext: z.looseObject({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.boolean(),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});

const podSchema = z.looseObject({
  metadata: z.looseObject({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.looseObject({
    automountServiceAccountToken: z.literal(false),
    enableServiceLinks: z.literal(false),
    serviceAccountName: z.string().optional(),
    terminationGracePeriodSeconds: z.number().optional(),
    topologySpreadConstraints: z.array(z.looseObject({ topologyKey: z.string() })).default([]),
    containers: z.tuple([containerSchema]),
    volumes: z.array(z.looseObject({ name: z.string() })).default([]),
    hostAliases: z.array(z.object({ ip: z.string(), hostnames: z.array(z.string()) })).default([]),
    securityContext: z.looseObject({
      runAsNonRoot: z.literal(true),
      runAsUser: z.number(),
      seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
    }),
  }),
});

const workloadSchema = z.object({
  spec: z.looseObject({
    template: podSchema,
    strategy: z.unknown().optional(),
    volumeClaimTemplates: z.array(z.object({ metadata: z.object({ name: z.string() }) })).default([]),
  }),
});

/** Something that makes pods. */
export type Workload = {
  readonly name: string;
  readonly kind: string;
  readonly pod: z.output<typeof podSchema>;
  readonly container: z.output<typeof containerSchema>;
  readonly strategy: unknown;
  /** Volumes that a StatefulSet makes for each pod. */
  readonly claims: readonly string[];
};

const kinds = ['Deployment', 'StatefulSet', 'Job'];

/** @throws Error where a pod has not got what all of ours have */
function workloadOf({ kind, metadata, ...rest }: Rendered): Workload {
  const { template, strategy, volumeClaimTemplates } = workloadSchema.parse(rest).spec;
  const [container] = template.spec.containers;
  const claims = volumeClaimTemplates.map((claim) => claim.metadata.name);
  return { name: metadata.name, kind, pod: template, container, strategy, claims };
}

/** Everything in an overlay that makes pods. */
export const workloads = (overlay: OverlayName): Workload[] =>
  overlays[overlay].filter(({ kind }) => kinds.includes(kind)).map(workloadOf);

/** The workload of this name. @throws Error when it is not there */
export function workloadCalled(overlay: OverlayName, name: string): Workload {
  const found = workloads(overlay).find((one) => one.name === name);
  if (!found) throw new Error(`${overlay} has no pods called ${name}`);
  return found;
}

const data = z.record(z.string(), z.string()).default({});
const valuesSchema = z.looseObject({ data, stringData: data });
/** What an ExternalSecret will put into a Secret: its keys, with a value of the kind. */
const externalSchema = z.looseObject({
  spec: z.looseObject({ data: z.array(z.looseObject({ secretKey: z.string() })) }),
});

/** Whatever Secret Manager holds: a URL serves for everything that a schema may want of it. */
const someSecret = 'postgresql://order:secret@10.1.0.3:5432/eshop';

/** The keys of a Secret of the overlay, wherever they come from. */
export function secretKeys(overlay: OverlayName, name: string): Record<string, string> {
  if (overlay === 'local') return valuesSchema.parse(oneOf(overlay, 'Secret', name)).stringData;
  const { spec } = externalSchema.parse(oneOf(overlay, 'ExternalSecret', name));
  return Object.fromEntries(spec.data.map(({ secretKey }) => [secretKey, someSecret]));
}

/** The variables that a container is started with. @throws Error when something it refers to is not there */
export function variablesOf(overlay: OverlayName, { container }: Workload): Record<string, string> {
  const groups = container.envFrom.map(({ configMapRef, secretRef }) => {
    if (configMapRef) return valuesSchema.parse(oneOf(overlay, 'ConfigMap', configMapRef.name)).data;
    return secretKeys(overlay, secretRef?.name ?? '');
  });
  const own = container.env.map(({ name, value, valueFrom }) => {
    if (!valueFrom) return [name, value ?? ''];
    const { secretKeyRef } = valueFrom;
    const found = secretKeys(overlay, secretKeyRef.name)[secretKeyRef.key];
    if (found === undefined) throw new Error(`the secret ${secretKeyRef.name} has no ${secretKeyRef.key}`);
    return [name, found];
  });
  return Object.assign({}, ...groups, Object.fromEntries(own));
}
