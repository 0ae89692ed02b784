import { canMountDisks, type Disked, disked, emptyDisk, fillDisk } from '../disks/disks.ts';
import type { Fault } from './fault.ts';

/** Who can't do all of its work while a store can't write. Events that Pub/Sub does not take wait in the outboxes. */
const hitBy: Readonly<Record<Disked, readonly string[]>> = {
  postgres: ['order', 'warehouse', 'sales-report', 'payment'],
  mariadb: ['payment', 'cart'],
  redis: ['cart', 'order'],
  dynamodb: ['product', 'auth', 'order'],
  s3: ['payment', 'product'],
  cognito: ['auth'],
  pubsub: [],
};

/** The disk of each store runs full and has room again. None where disks can't be mounted: elsewhere than as root on Linux. */
export const diskFaults: readonly Fault[] = (canMountDisks ? disked : []).map((store) => ({
  name: `the disk of ${store} is full`,
  title: `Not a byte more goes on the disk of ${store}; later it has room again.`,
  hits: hitBy[store],
  async begin({ dataDir }) {
    await fillDisk(dataDir, store);
    return () => emptyDisk(dataDir, store);
  },
}));
