import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

const megabyte = 1_000_000;

/** The bytes of its heap, as a process tells them that worked and then rested: while it worked, and in the end. */
async function heapOf(
  args: readonly string[],
  longestRest: number,
): Promise<readonly [busy: number, rested: number]> {
  const program = `${import.meta.dirname}/works-and-rests.ts`;
  const child = fork(program, [String(longestRest)], { execArgv: [...args] });
  const [heap] = await once(child, 'message');
  child.kill();
  return heap;
}

it('a process gives back what its load left behind once it rests, and not before', async () => {
  const [busy, rested] = await heapOf(['--expose-gc', '--max-semi-space-size=4'], 15_000);
  expect(busy).toBeGreaterThan(60 * megabyte);
  expect(rested).toBeLessThan(busy - 40 * megabyte);
}, 20_000);

it('a process that may not collect goes on without', async () => {
  const [busy, rested] = await heapOf(['--max-semi-space-size=4'], 1_000);
  expect(rested).toBeGreaterThan(busy - 40 * megabyte);
}, 20_000);
