import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Redis } from 'ioredis';
import { signalPart, signalProcess } from '../parts.ts';
import { redisIsLost } from '../promises/lost-redis.ts';
import type { ShopUnderTest } from '../shop-under-test.ts';
import type { Fault } from './fault.ts';

const servers = ['redis-1', 'redis-2', 'redis-3'] as const;
/** An order of what is in the cart asks for the cart. */
const hits = ['cart', 'order'];

/** The server that the sentinels call the master now. */
async function masterOf({ ports, environment }: ShopUnderTest): Promise<(typeof servers)[number]> {
  const sentinel = new Redis({ host: '127.0.0.1', port: ports['sentinel-1'], maxRetriesPerRequest: 1 });
  sentinel.on('error', () => {});
  try {
    const master = environment.REDIS_MASTER_NAME ?? '';
    const answer = await sentinel.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', master);
    const port = Array.isArray(answer) ? Number(answer[1]) : Number.NaN;
    return servers.find((name) => ports[name] === port) ?? 'redis-1';
  } finally {
    sentinel.disconnect();
  }
}

/** The Redis master is killed; the sentinels make a replica the master. */
export const killRedisMaster: Fault = {
  name: 'the Redis master is killed',
  title: 'kill -9 of the Redis master; the sentinels promote a replica.',
  hits,
  begin: async (shop) => {
    signalPart(shop, await masterOf(shop), 'SIGKILL');
    return async () => {};
  },
};

/**
 * The Redis master comes back before it is missed, with a file that calls it a replica: so it is after a failover while the
 * disk was full.
 */
export const misleadRedisMaster: Fault = {
  name: 'the Redis master comes back with an old role',
  title: 'kill -9 of the Redis master, whose configuration says that it is a replica of another.',
  hits,
  begin: async (shop) => {
    const master = await masterOf(shop);
    const other = servers.find((name) => name !== master) ?? 'redis-1';
    const file = configOf(shop, master);
    const port = basename(configOf(shop, other), '.conf');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nreplicaof 127.0.0.1 ${port}\n`);
    signalPart(shop, master, 'SIGKILL');
    return async () => {};
  },
};

/** A server's configuration, called by its port. */
function configOf({ dataDir }: ShopUnderTest, name: string): string {
  const home = join(dataDir, 'redis', name);
  const file = readdirSync(home).find((entry) => entry.endsWith('.conf'));
  if (file === undefined) throw new Error(`${name} has no configuration`);
  return join(home, file);
}

/** The Redis master stands still; it comes back as one that is no longer the master. */
export const freezeRedisMaster: Fault = {
  name: 'the Redis master is frozen',
  title: 'The Redis master stands still until another one was promoted, and comes back.',
  hits,
  begin: async (shop) => {
    const pid = signalPart(shop, await masterOf(shop), 'SIGSTOP');
    return async () => {
      if (pid !== undefined) signalProcess(pid, 'SIGCONT');
    };
  },
};

/** Every Redis server is killed and its data are gone; carts come back from MySQL. */
export const loseRedis: Fault = {
  name: redisIsLost,
  title: 'kill -9 of all three Redis servers and their data deleted; carts come back from MySQL.',
  hits,
  begin: async (shop) => {
    for (const name of servers) signalPart(shop, name, 'SIGKILL');
    for (const name of servers) {
      const home = join(shop.dataDir, 'redis', name);
      for (const entry of readdirSync(home)) {
        if (!entry.endsWith('.conf')) rmSync(join(home, entry), { recursive: true, force: true });
      }
    }
    return async () => {};
  },
};
