import { type Part, urlVariable } from '@eshop/topology/parts';
import { sentinelAddresses } from '../ground/redis.ts';
import { partCalled } from '../part-list.ts';
import { stopDelaySeconds } from './stopping.ts';

/** Variables by name. */
export type Variables = Readonly<Record<string, string>>;

/** Where a part answers inside the cluster. */
export const addressOf = (name: string): string => `http://${name}:${partCalled(name).port}`;

/** What a part is told in every cluster: its port, and where those are that it calls. */
export function variablesOf(part: Part): Variables {
  const called = part.calls.map((name) => [urlVariable(name), addressOf(name)]);
  const own: Record<string, string> = { PORT: String(part.port), ...Object.fromEntries(called) };
  // The engine would call the pod by its name here, and the site would listen at that address alone.
  if (part.kind === 'site') return { ...own, HOSTNAME: '0.0.0.0' };
  own.STOP_DELAY_MILLISECONDS = String(stopDelaySeconds(part) * 1_000);
  if (!part.stores.includes('redis')) return own;
  return { ...own, REDIS_SENTINELS: sentinelAddresses.join(','), REDIS_MASTER_NAME: 'cart' };
}
