import { parts, urlVariable } from '@eshop/topology/parts';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { environment as site } from '../../../packages/site/src/environment.ts';
import { environment as auth } from '../../../services/auth/src/config.ts';
import { environment as cart } from '../../../services/cart/src/config.ts';
import { environment as gateway } from '../../../services/gateway/src/config.ts';
import { environment as order } from '../../../services/order/src/config.ts';
import { environment as payment } from '../../../services/payment/src/config.ts';
import { environment as product } from '../../../services/product/src/config.ts';
import { environment as salesReport } from '../../../services/sales-report/src/config.ts';
import { environment as warehouse } from '../../../services/warehouse/src/config.ts';
import { migrateEnvironment, setupEnvironment } from '../../docker/src/jobs/environment.ts';
import { userPoolVariables } from '../../docker/src/jobs/set-up.ts';
import { environment as cognito } from '../../emulators/cognito/src/config.ts';
import { environment as lambda } from '../../emulators/lambda/src/config.ts';
import { deployedParts, partCalled, servicesWithToken } from '../src/part-list.ts';
import { type OverlayName, overlayNames } from './overlays.ts';
import { secretKeys, variablesOf, type Workload, workloads } from './workloads.ts';

/** What each program of ours reads. */
const schemas: Readonly<Record<string, z.ZodObject>> = {
  gateway,
  product,
  cart,
  auth,
  order,
  warehouse,
  payment,
  'sales-report': salesReport,
  'customer-site': site,
  'admin-site': site,
  migrate: migrateEnvironment,
  setup: setupEnvironment,
  cognito,
  lambda,
};

/** Read by libraries and by a site's own server, beside a program's own schema. */
const readElsewhere = [
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|REGION|EC2_METADATA_DISABLED|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE)$/,
  /^AWS_ENDPOINT_URL_(S3|DYNAMODB|COGNITO_IDENTITY_PROVIDER|LAMBDA)$/,
  /^(PUBSUB_EMULATOR_HOST|METADATA_SERVER_DETECTION)$/,
];

const userPool = userPoolVariables('http://cognito:2122', {
  userPoolId: 'pool',
  clientId: 'web',
  serviceClientId: 'services',
  serviceClientSecret: 'secret',
});
const readsUserPool = ({ container }: Workload) =>
  container.command.includes('--env-file=/data/user-pool.env');

const ours = (overlay: OverlayName) => workloads(overlay).filter(({ name }) => name in schemas);

describe.each(overlayNames)('the variables in %s', (overlay) => {
  it('are checked for every program of ours', () => {
    const images = workloads(overlay).filter(({ container }) => container.image.startsWith('eshop/'));
    expect(ours(overlay).map(({ name }) => name)).toEqual(images.map(({ name }) => name));
    const names = deployedParts.map(({ name }) => name);
    expect(ours(overlay).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it.each(ours(overlay).map((one) => [one.name, one] as const))(
    'of %s are all that it needs, each of the right form',
    (name, workload) => {
      const given = { ...(readsUserPool(workload) ? userPool : {}), ...variablesOf(overlay, workload) };
      expect(schemas[name]?.safeParse(given)?.error?.issues ?? []).toEqual([]);
    },
  );

  it.each(ours(overlay).map((one) => [one.name, one] as const))(
    'of %s are all known to it',
    (name, workload) => {
      const known = [...Object.keys(schemas[name]?.shape ?? {}), 'PORT'];
      const isSite = deployedParts.some((part) => part.name === name && part.kind === 'site');
      const isKnown = (variable: string) =>
        known.includes(variable) ||
        (isSite && variable === 'HOSTNAME') ||
        readElsewhere.some((pattern) => pattern.test(variable));
      expect(Object.keys(variablesOf(overlay, workload)).filter((variable) => !isKnown(variable))).toEqual(
        [],
      );
    },
  );

  it('tell each part where those are that it calls, and of no others', () => {
    for (const workload of ours(overlay)) {
      const part = deployedParts.find(({ name }) => name === workload.name);
      if (!part) continue;
      const variables = variablesOf(overlay, workload);
      const told = parts.filter(({ name }) => urlVariable(name) in variables).map(({ name }) => name);
      expect(told.toSorted(), part.name).toEqual(part.calls.toSorted());
      for (const name of part.calls)
        expect(variables[urlVariable(name)]).toBe(`http://${name}:${partCalled(name).port}`);
      expect(workload.container.ports).toEqual([{ name: 'http', containerPort: part.port }]);
      expect(variables.PORT).toBe(String(part.port));
    }
  });

  it('are in a Secret where they open something', () => {
    const secret = /DATABASE_URL|SECRET$|PASSWORD/;
    for (const { name } of deployedParts) {
      const workload = ours(overlay).find((one) => one.name === name);
      if (!workload) continue;
      const inSecret = workload.container.envFrom.flatMap(({ secretRef }) =>
        secretRef ? Object.keys(secretKeys(overlay, secretRef.name)) : [],
      );
      const all = Object.keys(variablesOf(overlay, workload)).filter((variable) => secret.test(variable));
      expect(inSecret, name).toEqual(expect.arrayContaining(all));
      const hasToken = (servicesWithToken as readonly string[]).includes(name);
      if (overlay === 'gke') expect(all.includes('SERVICE_CLIENT_SECRET'), name).toBe(hasToken);
    }
  });
});

describe('pods of a part', () => {
  it('are made anew when one of its variables changes: they carry a digest of them', () => {
    for (const overlay of overlayNames)
      for (const { name } of deployedParts) {
        const pod = ours(overlay).find((one) => one.name === name)?.pod;
        expect(pod?.metadata.annotations['eshop.example/variables'], name).toMatch(/^[0-9a-f]{16}$/);
      }
  });
});
