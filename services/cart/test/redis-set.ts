import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@eshop/kit/testing';
import { openLogFile } from '@eshop/local/parts/log-file';
import type { Part } from '@eshop/local/parts/part';
import { type PartProcess, spawnPart } from '@eshop/local/parts/spawn-part';
import { freePorts } from '@eshop/local/ports';
import { foundServers } from '@eshop/local/servers';
import { redisParts, sentinelAddresses, sentinelParts } from '@eshop/local/stores/redis';
import { masterName } from '@eshop/local/stores/redis-config';
import { Redis } from 'ioredis';

/** A master, two replicas and three sentinels of one test's own, to be broken. */
export type RedisSet = {
  readonly environment: { REDIS_SENTINELS: string; REDIS_MASTER_NAME: string };
  /** Sends a signal to the master as the sentinels name it; the port it had. */
  signalMaster(signal: NodeJS.Signals): Promise<number>;
  signalReplicas(signal: NodeJS.Signals): Promise<void>;
  /** Starts what does not run, with the data it had. */
  revive(): Promise<void>;
  /** Kills everything and starts it anew, without data. */
  loseEverything(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts them on free ports, the data in a folder that goes away with them. */
export async function startRedisSet(): Promise<RedisSet> {
  const ports = await freePorts();
  const servers = foundServers();
  const running = new Map<Part, PartProcess>();
  let folder = await mkdtemp(join(tmpdir(), 'cart-redis-'));
  let parts: { redis: Part[]; sentinels: Part[] } = { redis: [], sentinels: [] };

  const partsIn = (home: string) => ({
    redis: redisParts({ ports, servers, folder: home }),
    sentinels: sentinelParts({ ports, servers, folder: home }),
  });

  async function start(part: Part): Promise<void> {
    const server = await spawnPart(part, openLogFile(join(folder, `${part.name}.log`)));
    running.set(part, server);
    await server.ready(20);
  }

  async function signal(part: Part, name: NodeJS.Signals): Promise<void> {
    const server = running.get(part);
    if (!server) return;
    process.kill(server.pid, name);
    if (name !== 'SIGKILL') return;
    await server.ended;
    running.delete(part);
  }

  /** The port of the master. */
  async function masterPort(): Promise<number> {
    const sentinel = new Redis({ port: ports['sentinel-1'], maxRetriesPerRequest: 1 });
    sentinel.on('error', () => undefined);
    try {
      const address = await sentinel.call('sentinel', 'get-master-addr-by-name', masterName);
      return Number(Array.isArray(address) ? address[1] : Number.NaN);
    } finally {
      sentinel.disconnect();
    }
  }

  async function startAll(): Promise<void> {
    parts = partsIn(folder);
    await Promise.all(parts.redis.map(start));
    await Promise.all(parts.sentinels.map(start));
    await eventually(async () => {
      const master = new Redis({ port: await masterPort(), maxRetriesPerRequest: 1 });
      master.on('error', () => undefined);
      const replication = await master.info('replication').finally(() => master.disconnect());
      if (!replication.includes('connected_slaves:2')) throw new Error('the replicas are not there yet');
    });
  }

  async function killAll(): Promise<void> {
    await Promise.all([...running.keys()].map((part) => signal(part, 'SIGKILL')));
    await rm(folder, { recursive: true, force: true });
  }

  const isOn = (port: number) => (part: Part) => part.port === port;
  await startAll();

  return {
    environment: { REDIS_SENTINELS: sentinelAddresses(ports), REDIS_MASTER_NAME: masterName },
    async signalMaster(name) {
      const port = await masterPort();
      for (const part of parts.redis.filter(isOn(port))) await signal(part, name);
      return port;
    },
    async signalReplicas(name) {
      const port = await masterPort();
      for (const part of parts.redis.filter((one) => one.port !== port)) await signal(part, name);
    },
    async revive() {
      const stopped = [...parts.redis, ...parts.sentinels].filter((part) => !running.has(part));
      await Promise.all(stopped.map(start));
    },
    async loseEverything() {
      await killAll();
      folder = await mkdtemp(join(tmpdir(), 'cart-redis-'));
      await startAll();
    },
    stop: killAll,
  };
}
