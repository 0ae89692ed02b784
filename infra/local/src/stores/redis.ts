import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../parts/part.ts';
import { accepts } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { type Servers, serverEnvironment } from '../servers.ts';
import { askRedis } from './ask-redis.ts';
import { sentinelConfig, sentinelNames, serverConfig } from './redis-config.ts';
import { setAsideUnreadable } from './redis-file.ts';
import { writeRole } from './redis-role.ts';

const redisNames = ['redis-1', 'redis-2', 'redis-3'] as const;

type RedisOptions = { ports: Ports; folder: string; servers: Servers };

/** The sentinels as `REDIS_SENTINELS` wants them. */
export const sentinelAddresses = (ports: Ports) =>
  sentinelNames.map((name) => `127.0.0.1:${ports[name]}`).join(',');

/** Written once per port: Sentinel rewrites the files at a failover, and a restart must find the new master there. */
function keptConfig(folder: string, port: number, content: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${port}.conf`);
  if (!existsSync(file)) writeFileSync(file, content);
  return file;
}

const isLoaded = (port: number) =>
  askRedis(port, async (redis) => !(await redis.info('persistence')).includes('loading:1'));

/** One master and two replicas. */
export const redisParts = ({ ports, folder, servers }: RedisOptions): Part[] => {
  const known = {
    servers: redisNames.map((name) => ports[name]),
    sentinels: sentinelNames.map((name) => ports[name]),
  };
  return redisNames.map((name) => {
    const port = ports[name];
    const home = join(folder, name);
    const file = join(home, `${port}.conf`);
    const env = serverEnvironment(servers);
    return {
      name,
      port,
      program: servers.redisServer,
      args: [file],
      env,
      async prepare() {
        keptConfig(home, port, serverConfig(port, ports['redis-1'], home));
        const role = await writeRole(file, port, known);
        if (role === 'replica') await setAsideUnreadable(home, servers.redisServer, env);
      },
      isReady: () => isLoaded(port),
    };
  });
};

/** Three sentinels that watch them. */
export const sentinelParts = ({ ports, folder, servers }: RedisOptions): Part[] =>
  sentinelNames.map((name) => {
    const port = ports[name];
    const home = join(folder, name);
    const file = join(home, `${port}.conf`);
    return {
      name,
      port,
      program: servers.redisServer,
      args: [file, '--sentinel'],
      env: serverEnvironment(servers),
      prepare: async () => void keptConfig(home, port, sentinelConfig(port, ports, home)),
      isReady: () => accepts(port),
    };
  });
