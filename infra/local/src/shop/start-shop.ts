import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { cloudEnvironment, type Environment, redisEnvironment, userPoolEnvironment } from '../environment.ts';
import type { CloudResources } from '../jobs/cloud-resources.ts';
import { loadDemo } from '../jobs/load-demo.ts';
import { prepare } from '../jobs/prepare.ts';
import { processStart } from '../parts/process-facts.ts';
import type { Ports } from '../ports.ts';
import { writeState } from '../state-file.ts';
import { storeParts } from '../stores/store-parts.ts';
import type { PartFacts } from '../supervisor/supervised-part.ts';
import { createSupervisor } from '../supervisor/supervisor.ts';
import { servicePart } from './service-part.ts';
import { databaseUrl, type Service, serviceUrl, urlVariable } from './services.ts';

export type Shop = {
  /** How tests and commands reach it: addresses of services, stores and cloud parts. */
  readonly environment: Environment;
  stop(): Promise<void>;
};

type ShopOptions = {
  readonly ports: Ports;
  readonly dataDir: string;
  readonly services: readonly Service[];
  /** What reaches the services beside their addresses. */
  readonly given: Environment;
  /** Fires when the start should be given up. */
  readonly stopping?: AbortSignal;
  say(line: string): void;
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
};

const addresses = (ports: Ports, services: readonly Service[]): Environment => ({
  ...Object.fromEntries(services.map(({ name }) => [urlVariable(name), serviceUrl(ports, name)])),
  SHIPPING_COST_URL: serviceUrl(ports, 'shipping-cost'),
  ...Object.fromEntries(
    services.flatMap(({ name, database }) =>
      database ? [[urlVariable(name).replace(/URL$/, 'DATABASE_URL'), databaseUrl(ports, database)]] : [],
    ),
  ),
});

const databasesOf = (ports: Ports, services: readonly Service[]) =>
  services.flatMap(({ name, database }) => {
    const migrations = join(repository, 'services', name, 'prisma/migrations');
    return database ? [{ url: databaseUrl(ports, database), migrations }] : [];
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
  let environment = { ...cloud, ...redisEnvironment(ports), ...addresses(ports, services) };
  const demoMark = join(dataDir, 'demo-loaded');
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

  const servicesWith = (resources: CloudResources) => {
    const shared = {
      ...cloud,
      ...redisEnvironment(ports),
      ...userPoolEnvironment(ports, resources.pool),
      AUTH_URL: serviceUrl(ports, 'auth'),
    };
    environment = { ...environment, ...shared };
    return services.map((service) => servicePart(service, { ports, resources, shared, given }));
  };

  try {
    await step('stores', () => supervisor.start(storeParts({ ports, dataDir, given })));
    const input = { databases: databasesOf(ports, services), accounts: true };
    const resources = await step('topics, tables, buckets, databases', () =>
      prepare(input, { env: cloud, signal: stopping }),
    );
    await step('services', () => supervisor.start(servicesWith(resources)));
    if (!existsSync(demoMark) && environment.GATEWAY_URL) {
      const gatewayUrl = environment.GATEWAY_URL;
      await step('demo shop', () => loadDemo({ gatewayUrl }, stopping));
      writeFileSync(demoMark, new Date().toISOString());
    }
    ready = true;
    record(supervisor.facts());
    return { environment, stop: () => supervisor.stop() };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
