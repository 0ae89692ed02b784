import { createHash } from 'node:crypto';
import type { Ports } from '../ports.ts';

export const masterName = 'cart';
export const sentinelNames = ['sentinel-1', 'sentinel-2', 'sentinel-3'] as const;

const sentinelId = (port: number) => createHash('sha1').update(`sentinel ${port}`).digest('hex');

/** Configuration of one Redis server. */
export function serverConfig(port: number, masterPort: number, folder: string): string {
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

/** Configuration of one sentinel, which knows the others and the replicas from the start. */
export function sentinelConfig(port: number, ports: Ports, folder: string): string {
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
