// A process that fills its heap, lets go of all while it goes on working, and then rests; tells its heap before and after: when
// it has shrunk, or the milliseconds are over that it was given.
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { collectAtRest } from '../src/shutdown/collect-at-rest.ts';

const looks = 100;
const longestRest = Number(process.argv[2]);
const much = 40_000_000;
const heap = () => getHeapStatistics().total_heap_size;

function work(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end; ) Math.sqrt(performance.now());
}

const held = Array.from({ length: 60 }, () => Array.from({ length: 130_000 }, (_, i) => i + 0.5));
collectAtRest({ lookEveryMilliseconds: looks });
held.length = 0;
for (let turn = 0; turn < 10; turn++) {
  work(80);
  await delay(1);
}
const busy = heap();
for (const end = performance.now() + longestRest; performance.now() < end && heap() > busy - much; )
  await delay(50);
process.send?.([busy, heap()]);
