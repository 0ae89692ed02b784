import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { freePorts } from '@eshop/local/ports';
import { foundServers, serverEnvironment } from '@eshop/local/servers';
import { askRedis } from '@eshop/local/stores/ask-redis';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'eshop-redis-scripts-'));
const host = '127.0.0.1';
const servers = foundServers();
const ports = await freePorts();
const sentinels = (['sentinel-1', 'sentinel-2', 'sentinel-3'] as const).map((name) => ports[name]);
const first = ports['redis-1'];
const replicas = [ports['redis-2'], ports['redis-3']];
const running = new Map<number, ChildProcess>();

/** Runs a script as a container does, but for the folder and the addresses. */
function start(script: 'server.sh' | 'sentinel.sh', port: number, args: readonly (string | number)[]): void {
  const home = join(folder, String(port));
  mkdirSync(home, { recursive: true });
  const { PATH, ...env } = serverEnvironment(servers);
  const child = spawn('sh', [join(import.meta.dirname, '../redis', script), host, ...args.map(String)], {
    env: {
      ...env,
      PATH: [dirname(servers.redisServer), PATH].join(delimiter),
      REDIS_FOLDER: home,
      REDIS_SENTINELS: sentinels.map((sentinel) => `${host}:${sentinel}`).join(','),
    },
    stdio: 'ignore',
  });
  running.set(port, child);
}

async function kill(port: number): Promise<void> {
  const child = running.get(port);
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

/** `master`, or `slave` and the port of its master. */
const roleOf = (port: number) =>
  askRedis(port, async (redis) => {
    const [role, , third] = await redis.role();
    return role === 'master' ? [role] : [role, third];
  }).catch(() => null);
const replicasOf = (port: number) =>
  askRedis(port, async (redis) => [(await redis.role()).at(2)].flat().length);
const masterSeenBy = (sentinel: number) =>
  askRedis(sentinel, (redis) => redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'cart')).catch(() => null);
const replicasSeenBy = (sentinel: number) =>
  askRedis(sentinel, async (redis) => [await redis.call('SENTINEL', 'REPLICAS', 'cart')].flat().length);
const soon = { timeout: 30_000, interval: 200 };

beforeAll(async () => {
  start('server.sh', first, [first]);
  for (const port of replicas) start('server.sh', port, [port, host, first]);
  // A sentinel asks a server for its replicas every ten seconds.
  await vi.waitFor(async () => expect(await replicasOf(first)).toBe(replicas.length), soon);
  for (const port of sentinels) start('sentinel.sh', port, [port, host, first]);
  for (const port of sentinels)
    await vi.waitFor(async () => expect(await replicasSeenBy(port)).toBe(replicas.length), soon);
});
afterAll(async () => {
  await Promise.all([...running.keys()].map(kill));
  rmSync(folder, { recursive: true, force: true });
});

it('a master whose file says that it is a replica comes back as the master', async () => {
  const [replica] = replicas;
  await kill(first);
  appendFileSync(join(folder, String(first), 'redis.conf'), `replicaof ${host} ${replica}\n`);
  start('server.sh', first, [first]);
  await expect.poll(() => roleOf(first), soon).toContain('master');
  expect(await Promise.all(sentinels.map(masterSeenBy))).toEqual(sentinels.map(() => [host, String(first)]));
});

it('a server that missed a failover comes back as a replica of the new master', async () => {
  await kill(first);
  const seen = () => masterSeenBy(sentinels[0] ?? 0);
  await expect.poll(seen, soon).not.toEqual([host, String(first)]);
  const [, master] = (await seen()) as string[];
  await expect
    .poll(() => Promise.all(sentinels.map(masterSeenBy)), soon)
    .toEqual(sentinels.map(() => [host, master]));
  start('server.sh', first, [first]);
  await expect.poll(() => roleOf(first), soon).toEqual(['slave', Number(master)]);
});

it('a replica whose file has a hole takes everything from its master', async () => {
  const [, master = ''] = ((await masterSeenBy(sentinels[0] ?? 0)) ?? []) as string[];
  const replica = [first, ...replicas].find((port) => String(port) !== master) ?? 0;
  await kill(replica);
  const files = join(folder, String(replica), 'appendonlydir');
  for (const name of readdirSync(files).filter((each) => each.endsWith('.incr.aof')))
    writeFileSync(join(files, name), `${'\0'.repeat(100)}*1\r\n$4\r\nPING\r\n`);
  await askRedis(Number(master), (redis) => redis.set('what', 'the master has'));
  start('server.sh', replica, [replica, host, first]);
  await expect
    .poll(() => askRedis(replica, (redis) => redis.get('what')).catch(() => null), soon)
    .toBe('the master has');
  expect(readdirSync(join(folder, String(replica)))).toContain('appendonlydir.unreadable');
});

it('where no sentinel answers a server is what its file says', async () => {
  await Promise.all(sentinels.map(kill));
  const [replica = 0] = replicas;
  const before = await roleOf(replica);
  await kill(replica);
  start('server.sh', replica, [replica, host, first]);
  await expect.poll(() => roleOf(replica), soon).toEqual(before);
});
