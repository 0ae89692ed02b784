import { setTimeout as delay } from 'node:timers/promises';
import { memoryOf } from '@eshop/local/parts/process-facts';
import { parts } from '@eshop/topology/parts';
import { atMost, type Row } from '../finding.ts';
import { partsOfShop } from '../processor.ts';

const mustMegabytes = 150;
/** A service that rests gives back what the load left behind within two or three looks of five seconds. */
const restMilliseconds = 20_000;

/** What each service holds after all that was measured before, and a short rest. */
export const memory: Row = {
  name: 'memory',
  async measure() {
    await delay(restMilliseconds);
    const services: string[] = parts.filter(({ kind }) => kind === 'service').map(({ name }) => name);
    return partsOfShop().flatMap(({ name, pid }) => {
      if (!services.includes(name) || pid === null) return [];
      const { residentKb, proportionalKb } = memoryOf(pid);
      const megabytes = residentKb / 1024;
      return [
        {
          what: `memory of ${name} after the load`,
          must: `at most ${mustMegabytes} MB`,
          found: `${megabytes.toFixed(0)} MB, ${(proportionalKb / 1024).toFixed(0)} with what is shared counted once`,
          reached: atMost(megabytes, mustMegabytes),
        },
      ];
    });
  },
};
