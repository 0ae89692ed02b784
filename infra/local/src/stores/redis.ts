import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Part } from '../parts/part.ts';
import { accepts } from '../parts/probes.ts';
import type { Ports } from '../ports.ts';
import { type Servers, serverEnvironment } from '../servers.ts';

export const masterName = 'cart';
const redisNames = ['redis-1', 'redis-2', 'redis-3'] as const;
const sentinelNames = ['sentinel-1', 'sentinel-2', 'sentinel-3'] as const;

type RedisOptions = { ports: Ports; folder: string; servers: Servers };

/** The sentinels as `REDIS_SENTINELS` wants them. */
export const sentinelAddresses = (ports: Ports) =>
  sentinelNames.map((name) => `127.0.0.1:${ports[name]}`).join(',');

const sentinelId = (port: number) => createHash('sha1').update(`sentinel ${port}`).digest('hex');

function serverConfig(port: number, masterPort: number, folder: string): string {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir "${folder}"`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory 256mb',
    'maxmemory-policy noeviction',
    'repl-diskless-sync yes',
    'repl-diskless-sync-delay 0',
    'repl-backlog-size 4mb',
    // a master that lost both replicas refuses writes instead of taking some that only it would have
    'min-replicas-to-write 1',
    'min-replicas-max-lag 10',
    ...(port === masterPort ? [] : [`replicaof 127.0.0.1 ${masterPort}`]),
    '',
  ].join('\n');
}

function sentinelConfig(port: number, ports: Ports, folder: string): string {
  const others = sentinelNames.map((name) => ports[name]).filter((other) => other !== port);
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir "${folder}"`,
    // known from the start: finding each other can take ten seconds
    `sentinel myid ${sentinelId(port)}`,
    `sentinel monitor ${masterName} 127.0.0.1 ${ports['redis-1']} 2`,
    // below one second the failover flaps and acknowledged writes are lost
    `sentinel down-after-milliseconds ${masterName} 1000`,
    `sentinel failover-timeout ${masterName} 5000`,
    `sentinel parallel-syncs ${masterName} 2`,
    `sentinel known-replica ${masterName} 127.0.0.1 ${ports['redis-2']}`,
    `sentinel known-replica ${masterName} 127.0.0.1 ${ports['redis-3']}`,
    ...others.map((other) => `sentinel known-sentinel ${masterName} 127.0.0.1 ${other} ${sentinelId(other)}`),
    '',
  ].join('\n');
}

/** Written once per port: Sentinel rewrites the files at a failover, and a restart must find the new master there. */
function keptConfig(folder: string, port: number, content: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${port}.conf`);
  if (!existsSync(file)) writeFileSync(file, content);
  return file;
}

async function ping(port: number, until: (redis: Redis) => Promise<boolean>): Promise<boolean> {
  const redis = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    retryStrategy: () => null,
    enableReadyCheck: false,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await until(redis);
  } finally {
    redis.disconnect();
  }
}

const isLoaded = (port: number) =>
  ping(port, async (redis) => !(await redis.info('persistence')).includes('loading:1'));

/** One master and two replicas. */
export const redisParts = ({ ports, folder, servers }: RedisOptions): Part[] =>
  redisNames.map((name) => {
    const port = ports[name];
    const home = join(folder, name);
    const file = join(home, `${port}.conf`);
    return {
      name,
      port,
      program: servers.redisServer,
      args: [file],
      env: serverEnvironment(servers),
      prepare: async () => void keptConfig(home, port, serverConfig(port, ports['redis-1'], home)),
      isReady: () => isLoaded(port),
    };
  });

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
