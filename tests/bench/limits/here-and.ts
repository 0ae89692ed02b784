import type { PartRecord } from '@eshop/local/state-file';
import { partsOfShop } from '../processor.ts';

/** The processes of a limit that works in this one, on a store of the shop. */
export const hereAnd = (store: 'postgres' | 'pubsub'): Pick<PartRecord, 'name' | 'pid'>[] => [
  { name: 'limit', pid: process.pid },
  ...partsOfShop().filter(({ name }) => name === store),
];
