import { clockFaults } from './clock-faults.ts';
import { diskFaults } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import { lateMessages, repeatedMessages } from './message-faults.ts';
import { networkFaults } from './network.ts';
import { poisonFaults } from './poison-faults.ts';
import { processFaults } from './process-faults.ts';
import { doubleAll, restartAll } from './replace-faults.ts';
import { storeFaults } from './store-faults.ts';

/** All that can be done to the shop, by what it is done to: a mixed run takes of each kind in turn. */
export const faultKinds: Readonly<Record<string, readonly Fault[]>> = {
  processes: processFaults,
  stores: storeFaults,
  network: networkFaults,
  messages: [repeatedMessages, lateMessages, ...poisonFaults],
  disks: diskFaults,
  clocks: clockFaults,
  replacements: [restartAll, doubleAll],
};

export const faults: readonly Fault[] = Object.values(faultKinds).flat();
