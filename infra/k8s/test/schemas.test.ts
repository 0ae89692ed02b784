import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1';
import * as gatewayApi from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import * as apps from 'kubernetes-models/apps/v1';
import * as autoscaling from 'kubernetes-models/autoscaling/v2';
import * as batch from 'kubernetes-models/batch/v1';
import * as networking from 'kubernetes-models/networking.k8s.io/v1';
import * as policy from 'kubernetes-models/policy/v1';
import * as core from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identityOf, type Rendered } from './kustomize.ts';
import { everyOverlay, overlays } from './overlays.ts';
import { watchReads } from './unknown-members.ts';

/** A class of the library; its check reads the object that it is called on. */
type Model = { readonly prototype: { validate(): void } };

const modules: Readonly<Record<string, object>> = {
  v1: core,
  'apps/v1': apps,
  'autoscaling/v2': autoscaling,
  'batch/v1': batch,
  'networking.k8s.io/v1': networking,
  'policy/v1': policy,
  'gateway.networking.k8s.io/v1': gatewayApi,
  'external-secrets.io/v1': externalSecrets,
};

const named = z.strictObject({ name: z.string() });
const targetOf = (group: string, kind: string) =>
  z.strictObject({ group: z.literal(group), kind: z.literal(kind), ...named.shape });
const service = targetOf('', 'Service');
const seconds = z.number().int().positive();

/** Kinds of Google without published schemas, as its documentation describes what we use of them. */
const googleKinds: Readonly<Record<string, z.ZodType>> = {
  GCPGatewayPolicy: z.strictObject({
    default: z.strictObject({ sslPolicy: z.string() }),
    targetRef: targetOf('gateway.networking.k8s.io', 'Gateway'),
  }),
  GCPBackendPolicy: z.strictObject({
    default: z.strictObject({
      securityPolicy: z.string(),
      timeoutSec: seconds,
      connectionDraining: z.strictObject({ drainingTimeoutSec: seconds }),
      logging: z.strictObject({ enabled: z.boolean(), sampleRate: z.number().int().max(1_000_000) }),
    }),
    targetRef: service,
  }),
  HealthCheckPolicy: z.strictObject({
    default: z.strictObject({
      checkIntervalSec: seconds,
      timeoutSec: seconds,
      healthyThreshold: seconds,
      unhealthyThreshold: seconds,
      config: z.strictObject({
        type: z.literal('HTTP'),
        httpHealthCheck: z.strictObject({ port: z.number().int(), requestPath: z.string() }),
      }),
    }),
    targetRef: service,
  }),
  GCPHTTPFilter: z.strictObject({
    cachePolicy: z.strictObject({
      cacheMode: z.literal('USE_ORIGIN_HEADERS'),
      requestCoalescing: z.boolean(),
    }),
  }),
  PodMonitoring: z.strictObject({
    selector: z.strictObject({
      matchExpressions: z.array(
        z.strictObject({ key: z.string(), operator: z.literal('In'), values: z.array(z.string()) }),
      ),
    }),
    endpoints: z.array(z.strictObject({ port: z.string(), path: z.string(), interval: z.string() })),
  }),
};

/** @returns members that the schema does not know. @throws Error when a known one has the wrong form */
function check(manifest: Rendered): string[] {
  const { apiVersion, kind } = manifest;
  const google = googleKinds[kind];
  if (google) {
    google.parse(manifest.spec);
    return [];
  }
  const found = (modules[apiVersion] as Readonly<Record<string, unknown>> | undefined)?.[kind];
  if (!found) throw new Error(`no schema is known for ${apiVersion} ${kind}`);
  const { watched, unread } = watchReads(manifest);
  (found as Model).prototype.validate.call(watched);
  return unread();
}

describe.each(everyOverlay)('the manifests of %s', (overlay) => {
  it.each(overlays[overlay].map((manifest) => [identityOf(manifest), manifest] as const))(
    '%s fits its schema and has no member that it does not know',
    (_, manifest) => {
      expect(check(manifest)).toEqual([]);
    },
  );
});

describe('the check itself', () => {
  const container = { name: 'order', image: 'eshop/order' };
  const deployment = (pod: object): Rendered => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'order', namespace: 'eshop' },
    spec: { selector: {}, template: { spec: pod } },
  });

  it('finds a member that is written wrong', () => {
    expect(check(deployment({ containers: [{ ...container, imagePullPolcy: 'Always' }] }))).toEqual([
      '/spec/template/spec/containers/0/imagePullPolcy',
    ]);
  });

  it('finds a value of the wrong type', () => {
    expect(() => check(deployment({ containers: [{ ...container, name: 5 }] }))).toThrow(/name/);
  });
});
