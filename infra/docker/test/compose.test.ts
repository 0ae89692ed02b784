import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chosenPorts } from '@eshop/local/ports';
import { type Part, parts, urlVariable } from '@eshop/topology/parts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environment as site } from '../../../packages/site/src/environment.ts';
import { environment as auth } from '../../../services/auth/src/config.ts';
import { environment as cart } from '../../../services/cart/src/config.ts';
import { environment as gateway } from '../../../services/gateway/src/config.ts';
import { environment as order } from '../../../services/order/src/config.ts';
import { environment as payment } from '../../../services/payment/src/config.ts';
import { environment as product } from '../../../services/product/src/config.ts';
import { environment as salesReport } from '../../../services/sales-report/src/config.ts';
import { environment as warehouse } from '../../../services/warehouse/src/config.ts';
import { environment as cognito } from '../../emulators/cognito/src/config.ts';
import { environment as lambda } from '../../emulators/lambda/src/config.ts';
import { imagePlans } from '../src/images/plans.ts';
import { demoEnvironment, migrateEnvironment, setupEnvironment } from '../src/jobs/environment.ts';
import { userPoolVariables } from '../src/jobs/set-up.ts';

const repository = join(import.meta.dirname, '../../..');

const composeSchema = z.object({
  volumes: z.record(z.string(), z.unknown()),
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      build: z
        .object({
          dockerfile: z.string(),
          target: z.string().optional(),
          args: z.object({ PART: z.string() }),
        })
        .optional(),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      environment: z.record(z.string(), z.coerce.string()).default({}),
      entrypoint: z.array(z.string()).default([]),
      command: z.array(z.string()).default([]),
      healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
      restart: z.string().optional(),
      read_only: z.boolean().optional(),
      cap_drop: z.array(z.string()).optional(),
      profiles: z.array(z.string()).optional(),
    }),
  ),
});

const text = readFileSync(join(repository, 'docker-compose.yml'), 'utf8');
const { services, volumes } = composeSchema.parse(parse(text, { merge: true }));
const entries = Object.entries(services);
const serviceOf = (name: string) => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no ${name}`);
  return found;
};

/** What each program of ours reads. */
const schemas: Record<string, z.ZodObject> = {
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
  cognito,
  lambda,
  migrate: migrateEnvironment,
  setup: setupEnvironment,
  demo: demoEnvironment,
};

/** Read by libraries and by the image itself, beside a program's own schema. */
const readElsewhere = [
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|REGION|EC2_METADATA_DISABLED)$/,
  /^AWS_ENDPOINT_URL_(S3|DYNAMODB|COGNITO_IDENTITY_PROVIDER|LAMBDA)$/,
  /^(PUBSUB_EMULATOR_HOST|METADATA_SERVER_DETECTION|HEALTH_PATH)$/,
];

/** What everybody's cloud account looks like: given alike, read by those whose libraries need it. */
const shared = ['PUBSUB_PROJECT_ID', 'S3_FORCE_PATH_STYLE'];

const userPool = userPoolVariables('http://cognito:2122', {
  userPoolId: 'pool',
  clientId: 'web',
  serviceClientId: 'services',
  serviceClientSecret: 'secret',
});

const readsUserPool = ({ entrypoint }: { entrypoint: string[] }) =>
  entrypoint.includes('--env-file=/data/user-pool.env');

/** Compose puts in the default where the user sets nothing. */
const withDefaults = (value: string) => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

const environmentOf = (name: string): Record<string, string> => {
  const service = serviceOf(name);
  const own = Object.entries(service.environment).map(([key, value]) => [key, withDefaults(value)]);
  return { ...(readsUserPool(service) ? userPool : {}), ...Object.fromEntries(own), HOST: '0.0.0.0' };
};

describe('docker-compose.yml and the configuration of each part', () => {
  it.each(Object.keys(schemas))('%s gets every variable that it needs, each of the right form', (name) => {
    const result = schemas[name]?.safeParse(environmentOf(name));
    expect(result?.error?.issues ?? []).toEqual([]);
  });

  it.each(Object.keys(schemas))('%s gets no variable that nothing reads', (name) => {
    const known = Object.keys(schemas[name]?.shape ?? {});
    const isKnown = (variable: string) =>
      [...known, ...shared, 'PORT'].includes(variable) ||
      readElsewhere.some((pattern) => pattern.test(variable));
    expect(Object.keys(serviceOf(name).environment).filter((variable) => !isKnown(variable))).toEqual([]);
  });

  it('holds every part of the shop, and no program of ours that it does not check', () => {
    const ours = entries.filter(([, { build }]) => build).map(([name]) => name);
    expect(ours.toSorted()).toEqual(Object.keys(schemas).toSorted());
    const served = parts.filter(({ kind }) => kind !== 'function').map(({ name }) => name);
    expect(ours).toEqual(expect.arrayContaining(served));
  });

  it('builds each image by the plan that is tested', () => {
    const plans = imagePlans.map(({ dockerfile, part, target }) => ({ dockerfile, part, target }));
    for (const [, { build }] of entries) {
      if (!build) continue;
      const dockerfile = build.dockerfile.replace('infra/docker/', '');
      expect(plans).toContainEqual({ dockerfile, part: build.args.PART, target: build.target });
    }
  });
});

const hostOf = (value: string) =>
  value
    .replace(/^\w+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .split(/[:/?]/)[0] ?? '';
const served: readonly Part[] = parts.filter(({ kind }) => kind !== 'function');

describe('docker-compose.yml and the arrows of the shop', () => {
  it.each(served.map((part) => [part.name, part] as const))(
    '%s is told where those are that it calls, and of no others',
    (name, part) => {
      const { environment } = serviceOf(name);
      const urls = parts.map((one) => urlVariable(one.name)).filter((variable) => variable in environment);
      const called = new Set([...part.calls, ...(part.kind === 'service' ? ['auth'] : [])]);
      expect(urls.toSorted()).toEqual([...called].map(urlVariable).toSorted());
      for (const other of called) {
        const { port } = parts.find((one) => one.name === other) ?? { port: 0 };
        expect(environment[urlVariable(other)]).toBe(`http://${other}:${port}`);
      }
    },
  );

  it.each(served.map((part) => [part.name, part] as const))(
    '%s has its stores and nothing of the stores of others',
    (name, part) => {
      const { environment } = serviceOf(name);
      const variables = {
        redis: 'REDIS_SENTINELS',
        dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
        s3: 'AWS_ENDPOINT_URL_S3',
        pubsub: 'PUBSUB_EMULATOR_HOST',
        lambda: 'AWS_ENDPOINT_URL_LAMBDA',
      };
      if (part.kind === 'service') {
        const given = Object.entries(variables).filter(([, variable]) => variable in environment);
        const wanted = part.stores.filter((store) => store !== 'cognito');
        expect(given.map(([store]) => store).toSorted()).toEqual(wanted.toSorted());
      }
      expect('DATABASE_URL' in environment).toBe(part.database !== undefined);
      if (part.database) {
        expect(hostOf(environment.DATABASE_URL ?? '')).toBe(part.database.server);
        expect(new URL(environment.DATABASE_URL ?? '').pathname).toBe(`/${part.database.name}`);
      }
    },
  );

  it('every address in it is a part of it', () => {
    for (const [name, { environment }] of entries) {
      const hosts = Object.entries(environment)
        .filter(
          ([variable, value]) => /^\w+:\/\/|^[\w-]+:\d+/.test(value) && !/^(PUBLIC|SITE)_URL$/.test(variable),
        )
        .flatMap(([, value]) => value.split(',').map(hostOf));
      for (const host of hosts) expect([...Object.keys(services), 's3.localhost'], name).toContain(host);
    }
  });

  it('links to payment proofs are signed for an address that browsers and sites reach alike', () => {
    const endpoint = serviceOf('payment').environment.S3_PUBLIC_ENDPOINT;
    expect(endpoint).toBe('http://s3.localhost:2121');
    expect(text).toContain('aliases: [s3.localhost]');
    expect(serviceOf('s3').ports).toContain('127.0.0.1:2121:2121');
  });

  it('the gateway believes the sites, who are on its network, for whom they ask', () => {
    expect(serviceOf('gateway').environment.TRUST_PROXY).toBe('uniquelocal');
  });
});

describe('docker-compose.yml as a whole', () => {
  it('publishes the ports of npm start, on this machine only', () => {
    const published = new Map<string, string>();
    for (const [name, { ports }] of entries)
      for (const port of ports) {
        const [address, outside = ''] = port.split(':');
        expect(address, name).toBe('127.0.0.1');
        expect(published.get(outside), `port ${outside}`).toBeUndefined();
        published.set(outside, name);
      }
    const renamed: Record<string, string> = { mariadb: 'mysql', 'shipping-cost': 'lambda' };
    // Traces are kept by npm start alone; here Grafana's stack takes them.
    const { traces: _, ...ports } = chosenPorts({});
    for (const [name, port] of Object.entries(ports))
      expect(published.get(String(port)), `port ${port}`).toBe(renamed[name] ?? name);
  });

  it('pins every image of others by its version', () => {
    for (const [name, { image, build }] of entries)
      if (!build) expect(image, name).toMatch(/:v?\d+\.\d+\.\d+(-[\w.]+)?$|^postgres:\d+\.\d+$/);
  });

  it('starts a part when those are ready that it can not do without', () => {
    for (const { name, kind, stores, ...part } of served) {
      const waits = serviceOf(name).depends_on;
      if (kind === 'site') {
        expect(waits.gateway?.condition, name).toBe('service_healthy');
        continue;
      }
      expect(waits.setup?.condition, name).toBe('service_completed_successfully');
      if ('database' in part) expect(waits.migrate?.condition, name).toBe('service_completed_successfully');
      for (const sentinel of ['sentinel-1', 'sentinel-2', 'sentinel-3'])
        if (stores.includes('redis')) expect(waits[sentinel]?.condition, name).toBe('service_healthy');
    }
    expect(serviceOf('order').depends_on.lambda?.condition).toBe('service_healthy');
    expect(Object.keys(serviceOf('migrate').depends_on).toSorted()).toEqual(['mysql', 'postgres']);
    expect(Object.keys(serviceOf('setup').depends_on).toSorted()).toEqual([
      'cognito',
      'dynamodb',
      'pubsub',
      's3',
    ]);
    expect(serviceOf('demo').depends_on).toEqual({ gateway: { condition: 'service_healthy' } });
    const behindGateway = parts.find(({ name }) => name === 'gateway')?.calls ?? [];
    expect(Object.keys(serviceOf('gateway').depends_on)).toEqual(expect.arrayContaining([...behindGateway]));
  });

  it('waits only for what tells when it is healthy, and for jobs that end', () => {
    for (const [name, { depends_on }] of entries)
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const { healthcheck, restart } = serviceOf(other);
        if (condition === 'service_healthy') expect(healthcheck, `${name} waits for ${other}`).toBeDefined();
        else expect(restart, `${other} ends`).toBeUndefined();
      }
  });

  it('runs our programs with a root file system that can not be written and without rights', () => {
    for (const [name, { build, read_only, cap_drop }] of entries)
      if (build) expect({ read_only, cap_drop }, name).toEqual({ read_only: true, cap_drop: ['ALL'] });
  });

  it('keeps what must outlive a container in named volumes, all of which are used', () => {
    const mounted = entries
      .flatMap(([, service]) => service.volumes)
      .map((volume) => volume.split(':')[0] ?? '');
    const named = mounted.filter((source) => !source.startsWith('.'));
    expect([...new Set(named)].toSorted()).toEqual(Object.keys(volumes).toSorted());
    for (const store of ['postgres', 'mysql', 'redis-1', 'dynamodb', 's3', 'cognito'])
      expect(
        serviceOf(store).volumes.some((volume) => volume.startsWith(`${store}:/`)),
        store,
      ).toBe(true);
  });

  it('is read by every version of compose: it has no name of its own', () => {
    expect(Object.keys(parse(text, { merge: true }) as object)).not.toContain('name');
  });
});
