import { join } from 'node:path';
import type { UserPool } from '@eshop/topology';
import { cloudEnvironment, redisEnvironment, userPoolEnvironment } from '../environment.ts';
import { processStart } from '../parts/process-facts.ts';
import type { Ports } from '../ports.ts';
import { writeState } from '../state-file.ts';
import { ensureCloudResources } from '../stores/cloud-resources.ts';
import { storeParts } from '../stores/store-parts.ts';
import type { PartFacts } from '../supervisor/supervised-part.ts';
import { createSupervisor } from '../supervisor/supervisor.ts';
import { loadDemoOnce } from './load-demo-once.ts';
import { migrateDatabases } from './migrate-databases.ts';
import { servicePart } from './service-part.ts';
import { databaseUrl, type Service, serviceUrl, urlVariable } from './services.ts';

export type Shop = {
  /** How tests and commands reach it: addresses of services, stores and cloud parts. */
  readonly environment: Record<string, string>;
  stop(): Promise<void>;
};

type ShopOptions = {
  readonly ports: Ports;
  readonly dataDir: string;
  readonly services: readonly Service[];
  /** What reaches the services beside their addresses. */
  readonly given: NodeJS.ProcessEnv;
  /** Fires when the start should be given up. */
  readonly stopping?: AbortSignal;
  say(line: string): void;
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
};

const onlyTexts = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const addresses = (ports: Ports, services: readonly Service[]): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(services.map(({ name }) => [urlVariable(name), serviceUrl(ports, name)])),
  SHIPPING_COST_URL: serviceUrl(ports, 'shipping-cost'),
  ...Object.fromEntries(
    services.flatMap(({ name, database }) =>
      database ? [[urlVariable(name).replace(/URL$/, 'DATABASE_URL'), databaseUrl(ports, database)]] : [],
    ),
  ),
});

/**
 * Starts stores, resources, migrations, services and, in an empty data folder, the demo shop; keeps them running.
 * @throws when a part does not come up; everything is stopped by then
 */
export async function startShop({
  ports,
  dataDir,
  services,
  given,
  stopping,
  say,
  step,
}: ShopOptions): Promise<Shop> {
  const cloud = cloudEnvironment(ports);
  Object.assign(process.env, cloud);
  let environment = onlyTexts({ ...cloud, ...redisEnvironment(ports), ...addresses(ports, services) });
  let ready = false;

  const self = {
    pid: process.pid,
    processStart: processStart(process.pid) ?? '',
    launcherPid: process.connected ? process.ppid : null,
    startedAt: new Date().toISOString(),
  };
  const record = (parts: PartFacts[]) => writeState(dataDir, { ...self, ready, environment, parts });
  const supervisor = createSupervisor({
    logFolder: join(dataDir, 'logs'),
    restart: true,
    say,
    changed: record,
  });
  stopping?.addEventListener('abort', () => void supervisor.stop());

  const servicesWith = (pool: UserPool) => {
    const shared = {
      ...cloud,
      ...redisEnvironment(ports),
      ...userPoolEnvironment(ports, pool),
      AUTH_URL: serviceUrl(ports, 'auth'),
    };
    environment = onlyTexts({ ...environment, ...shared });
    return services.map((service) => servicePart(service, { ports, shared, given }));
  };

  try {
    await step('stores', () => supervisor.start(storeParts({ ports, dataDir, env: given })));
    const pool = await step('topics, tables, buckets, users', () => ensureCloudResources(cloud));
    await step('databases', () => migrateDatabases(ports, services));
    await step('services', () => supervisor.start(servicesWith(pool)));
    await loadDemoOnce(dataDir, environment, step);
    ready = true;
    record(supervisor.facts());
    return { environment, stop: () => supervisor.stop() };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
