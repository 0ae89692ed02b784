import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { clockSettings, shiftClock } from './clocks.ts';

const run = promisify(execFile);
const hour = 3_600_000;
const program = `
  const began = performance.now();
  const times = [Date.now(), new Date().getTime(), Date.parse(Date()), new Date(0).getTime(), performance.now() - began];
  console.log(JSON.stringify([...times, new Date() instanceof Date, structuredClone(new Date()) instanceof Date]));`;

it('the wall clock of one service is set, and no other', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'clocks-'));
  const timesOf = async (service: string) => {
    const cwd = join(dataDir, service);
    mkdirSync(cwd, { recursive: true });
    const env = { ...process.env, ...clockSettings(dataDir) };
    return JSON.parse((await run(process.execPath, ['-e', program], { cwd, env })).stdout);
  };
  try {
    shiftClock(dataDir, 'order', -hour);
    const [now, made, told, epoch, counted, ...areDates] = await timesOf('order');
    for (const time of [now, made, told]) expect(Math.abs(Date.now() - hour - time)).toBeLessThan(10_000);
    expect(epoch).toBe(0);
    expect(counted).toBeLessThan(1_000);
    expect(areDates).toEqual([true, true]);
    expect(Math.abs(Date.now() - (await timesOf('payment'))[0])).toBeLessThan(10_000);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
