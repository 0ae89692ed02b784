import { readFileSync, writeFileSync } from 'node:fs';
import { askRedis } from './ask-redis.ts';
import { masterName } from './redis-config.ts';

/**
 * Writes into a server's file whether it is the master or whose replica, as most sentinels say. Sentinel has servers write it
 * themselves at a failover, and once, so that a disk that was full then leaves an old role there. A master that comes back
 * as a replica before it is missed makes a circle of replicas that no sentinel breaks: none of them has a link that is
 * young enough to be promoted. Where too few sentinels answer, the file is right or nobody knows better.
 * @returns the role that it now has, where the sentinels told it
 */
export async function writeRole(
  file: string,
  port: number,
  { servers, sentinels }: { readonly servers: readonly number[]; readonly sentinels: readonly number[] },
): Promise<'master' | 'replica' | undefined> {
  const answers = await Promise.all(sentinels.map((sentinel) => masterSeenBy(sentinel).catch(() => null)));
  const votes = (server: number) => answers.filter((answer) => answer === server).length;
  const master = servers.find((server) => votes(server) > sentinels.length / 2);
  if (master === undefined) return undefined;
  const written = readFileSync(file, 'utf8');
  const right = withRole(written, port, master);
  if (right !== written) writeFileSync(file, right);
  return master === port ? 'master' : 'replica';
}

/** The same configuration for the master, or for a replica of it. */
export function withRole(config: string, port: number, master: number): string {
  const role = /^(?:replicaof|slaveof) .*\n?/gim;
  const wanted = `replicaof 127.0.0.1 ${master}`;
  const [first, ...more] = config.match(role) ?? [];
  if (port !== master && first?.trim() === wanted && more.length === 0) return config;
  const rest = config.replaceAll(role, '');
  return port === master ? rest : `${rest.trimEnd()}\n${wanted}\n`;
}

async function masterSeenBy(sentinel: number): Promise<number | null> {
  const answer = await askRedis(sentinel, (redis) =>
    redis.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName),
  );
  return Array.isArray(answer) ? Number(answer[1]) : null;
}
