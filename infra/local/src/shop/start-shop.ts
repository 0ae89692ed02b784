import { join } from 'node:path';
import type { CloudResources } from '@eshop/jobs/cloud-resources';
import { cloudEnvironment, type Environment, redisEnvironment, tracingEnvironment } from '../environment.ts';
import { prepare } from '../jobs/prepare.ts';
import { processStart } from '../parts/process-facts.ts';
import type { Ports } from '../ports.ts';
import { writeState } from '../state-file.ts';
import { storeParts } from '../stores/store-parts.ts';
import type { PartFacts } from '../supervisor/part-facts.ts';
import { createSupervisor } from '../supervisor/supervisor.ts';
import { keepTraces } from '../traces/keep-traces.ts';
import { addressesOf, databasesOf } from './addresses.ts';
import type { ChosenParts } from './chosen-parts.ts';
import { fillOnce } from './fill-once.ts';
import { servicePart, sharedEnvironment } from './service-part.ts';
import type { ServiceName } from './services.ts';
import { sitePart } from './sites.ts';

export type Shop = {
  /** How tests and commands reach it: addresses of services, stores and cloud parts. */
  readonly environment: Environment;
  /** Replaces the process of every service, one after the other, while the shop goes on. */
  replaceServices(): Promise<void>;
  stop(): Promise<void>;
};

type ShopOptions = {
  readonly ports: Ports;
  readonly dataDir: string;
  readonly chosen: ChosenParts;
  /** What reaches the services beside their addresses. */
  readonly given: Environment;
  /** The ports by which a service reaches stores and other services; the real ones unless something stands between. */
  reach?(service: ServiceName): Ports;
  /** Of the demo's pictures, in pixels; as large as a page shows them when left out. */
  readonly pictureWidth?: number | undefined;
  /** Fires when the start should be given up. */
  readonly stopping?: AbortSignal;
  say(line: string): void;
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
};

/**
 * Starts stores, resources, migrations, services, sites and, in an empty data folder, the demo shop; keeps them
 * running.
 * @throws when a part does not come up; everything is stopped by then
 */
export async function startShop({
  ports,
  dataDir,
  chosen: { services, sites },
  given: wanted,
  reach = () => ports,
  pictureWidth,
  stopping,
  say,
  step,
}: ShopOptions): Promise<Shop> {
  const cloud = cloudEnvironment(ports);
  const given = { ...tracingEnvironment(ports, wanted), ...wanted };
  let environment: Environment = {
    ...cloud,
    ...redisEnvironment(ports),
    ...addressesOf(ports, { services, sites }),
  };
  let ready = false;
  let traces: { stop(): Promise<void> } | undefined;
  const stop = async () => {
    await supervisor.stop();
    await traces?.stop();
  };

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
    environment = { ...environment, ...sharedEnvironment(ports, ports, resources.pool) };
    return services.map((service) =>
      servicePart(service, { ports, reached: reach(service.name), resources, given }),
    );
  };

  try {
    traces = await keepTraces(ports.traces, join(dataDir, 'traces'));
    await step('stores', () => supervisor.start(storeParts({ ports, dataDir, given })));
    const input = { databases: databasesOf(ports, services), accounts: true };
    const resources = await step('topics, tables, buckets, databases', () =>
      prepare(input, { env: cloud, signal: stopping }),
    );
    await step('services', () => supervisor.start(servicesWith(resources)));
    if (sites.length > 0) {
      await step('sites', () => supervisor.start(sites.map((site) => sitePart(site, { ports, given }))));
    }
    const gatewayUrl = environment.GATEWAY_URL;
    if (gatewayUrl) await fillOnce({ dataDir, gatewayUrl, pictureWidth, stopping, say, step });
    ready = true;
    record(supervisor.facts());
    return {
      environment,
      replaceServices: () => supervisor.replaceAll(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
