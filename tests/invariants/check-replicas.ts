import { Redis } from 'ioredis';
import { z } from 'zod';
import type { Check } from './check.ts';

const replicaSchema = z.object({ ip: z.string(), port: z.string(), flags: z.string() });
const pairs = (flat: unknown): Record<string, string> => {
  const list = z.array(z.string()).parse(flat);
  return Object.fromEntries(list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1] ?? '']] : [])));
};

/** I5: at least one replica has every write of the master, so that its loss loses no cart. */
export const checkReplicas: Check = {
  invariant: 'I5',
  title: 'a replica has all that the master has',
  async run({ redis }) {
    const [host = '', port = ''] = (process.env.REDIS_SENTINELS ?? '').split(',')[0]?.split(':') ?? [];
    const sentinel = new Redis({ host, port: Number(port), maxRetriesPerRequest: 3 });
    sentinel.on('error', () => {});
    try {
      const answer = await sentinel.call('SENTINEL', 'REPLICAS', process.env.REDIS_MASTER_NAME ?? '');
      const replicas = z
        .array(z.unknown())
        .parse(answer)
        .map((flat) => replicaSchema.parse(pairs(flat)));
      const confirmed = Number(await redis.call('WAIT', 1, 2_000));
      return {
        compared: `${replicas.length} replicas known to the sentinels`,
        breaches:
          confirmed >= 1 ? [] : [{ subject: 'the Redis master', detail: 'no replica has all its writes' }],
      };
    } finally {
      sentinel.disconnect();
    }
  },
};
