import { join } from 'node:path';
import { ensureCloudResources } from '@eshop/jobs/cloud-resources';
import {
  cloudEnvironment,
  type Environment,
  givenEnvironment,
  redisEnvironment,
  userPoolEnvironment,
} from '../environment.ts';
import type { Ports } from '../ports.ts';
import { createSupervisor } from '../supervisor/supervisor.ts';
import { mariadbUrl } from './mariadb.ts';
import { postgresUrl } from './postgres.ts';
import { sentinelAddresses } from './redis.ts';
import { storeParts } from './store-parts.ts';

export type Stores = {
  /** What tests must have in their environment to find the stores. */
  readonly environment: Environment;
  stop(): Promise<void>;
};

/**
 * Starts every store and emulator with its data in `dataDir`, makes topics, table, buckets and the user pool,
 * and puts the cloud's variables into this process's environment too.
 */
export async function startStores({ ports, dataDir }: { ports: Ports; dataDir: string }): Promise<Stores> {
  const supervisor = createSupervisor({ logFolder: join(dataDir, 'logs'), restart: false });
  const cloud = cloudEnvironment(ports);
  Object.assign(process.env, cloud);
  try {
    await supervisor.start(storeParts({ ports, dataDir, given: givenEnvironment() }));
    const { pool } = await ensureCloudResources(cloud);
    const environment = {
      ...cloud,
      TEST_POSTGRES_URL: postgresUrl(ports.postgres),
      TEST_MARIADB_URL: mariadbUrl(ports.mariadb),
      TEST_REDIS_SENTINELS: sentinelAddresses(ports),
      ...redisEnvironment(ports),
      ...userPoolEnvironment(ports, ports, pool),
      ESHOP_CHECK_ANSWERS: '1',
    };
    return { environment, stop: supervisor.stop };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}
