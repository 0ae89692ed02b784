import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cloudEnvironment, redisEnvironment, userPoolEnvironment } from '../environment.ts';
import { startGroup } from '../parts/part-group.ts';
import type { Ports } from '../ports.ts';
import { ensureCloudResources } from './cloud-resources.ts';
import { mariadbUrl } from './mariadb.ts';
import { postgresUrl } from './postgres.ts';
import { storeParts } from './store-parts.ts';

export type Stores = {
  /** What tests must have in their environment to find the stores. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
};

/**
 * Starts every store and emulator with its data in `dataDir`, makes topics, table, buckets and the user pool,
 * and puts the cloud's variables into this process's environment too.
 */
export async function startStores({ ports, dataDir }: { ports: Ports; dataDir: string }): Promise<Stores> {
  const parts = storeParts({ ports, dataDir, env: process.env }).filter(isWritten);
  const group = await startGroup(parts, join(dataDir, 'logs'));
  const cloud = cloudEnvironment(ports);
  Object.assign(process.env, cloud);
  try {
    const pool = await ensureCloudResources(cloud);
    const environment = {
      ...cloud,
      TEST_POSTGRES_URL: postgresUrl(ports.postgres),
      TEST_MARIADB_URL: mariadbUrl(ports.mariadb),
      TEST_REDIS_SENTINELS: redisEnvironment(ports).REDIS_SENTINELS,
      ...redisEnvironment(ports),
      ...userPoolEnvironment(ports, pool),
      ESHOP_CHECK_ANSWERS: '1',
    };
    return { environment, stop: group.stop };
  } catch (error) {
    await group.stop();
    throw error;
  }
}

const isWritten = ({ cwd, args }: { cwd?: string; args: readonly string[] }) =>
  !cwd || !args.includes('src/main.ts') || existsSync(join(cwd, 'src/main.ts'));
