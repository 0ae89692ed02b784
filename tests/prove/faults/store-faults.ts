import type { Fault } from './fault.ts';
import { killPart } from './kill-parts.ts';
import { freezeRedisMaster, killRedisMaster, loseRedis, misleadRedisMaster } from './redis-faults.ts';

/** Who feels it when a store is away. Pub/Sub: nobody; events wait in the outboxes. */
const needing: Readonly<Record<string, readonly string[]>> = {
  postgres: ['order', 'warehouse', 'sales-report', 'payment'],
  mariadb: ['payment', 'cart'],
  dynamodb: ['product', 'auth', 'order'],
  s3: ['payment'],
  cognito: ['auth'],
  pubsub: [],
  lambda: ['order'],
};

/** What can happen to stores and to the cloud's parts. */
export const storeFaults: readonly Fault[] = [
  ...Object.entries(needing).map(([part, hits]) => killPart(part, hits)),
  killRedisMaster,
  misleadRedisMaster,
  freezeRedisMaster,
  loseRedis,
];
