import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accepts, becomesTrue } from '../src/parts/probes.ts';
import { processStart } from '../src/parts/process-facts.ts';
import { pauseAfter } from '../src/supervisor/back-off.ts';
import { endLeftovers } from '../src/supervisor/leftovers.ts';
import type { PartFacts } from '../src/supervisor/part-facts.ts';
import { createSupervisor } from '../src/supervisor/supervisor.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { tinyPart } from './tiny-part.ts';

const within = (ask: () => Promise<boolean>) => becomesTrue(ask, { timeoutSeconds: 20 });
const isGone = (pid: number) => within(async () => processStart(pid) === undefined);

function supervisorFor(options: { logFolder?: string; say?: (line: string) => void } = {}) {
  const supervisor = createSupervisor({ logFolder: temporaryFolder(), restart: true, ...options });
  onTestFinished(() => supervisor.stop());
  return supervisor;
}

describe('a supervisor', () => {
  it('starts a part that was killed again and says so', async () => {
    const said: string[] = [];
    const supervisor = supervisorFor({ say: (line) => said.push(line) });
    const part = await tinyPart();
    await supervisor.start([part]);
    const before = supervisor.facts()[0]?.pid ?? 0;

    process.kill(before, 'SIGKILL');

    const isBack = async () =>
      supervisor.facts()[0]?.state === 'running' && supervisor.facts()[0]?.pid !== before;
    expect(await within(isBack)).toBe(true);
    expect(await accepts(part.port)).toBe(true);
    expect(supervisor.facts()).toMatchObject([{ restarts: 1 }]);
    expect(said[0]).toMatch(/^auth ended with SIGKILL; starting it again in 0.5 s/);
    expect(said[1]).toMatch(/^auth is back/);
  });

  it('a part that is replaced twice at the same time is one process in the end', async () => {
    const said: string[] = [];
    const supervisor = supervisorFor({ say: (line) => said.push(line) });
    await supervisor.start([{ ...(await tinyPart({ sharesPort: true })), isReadyAs: async () => true }]);
    const before = supervisor.facts()[0]?.pid ?? 0;

    await Promise.all([supervisor.replaceAll(), supervisor.replaceAll()]);

    const replaced = said.map((line) => Number(/pid (\d+)/.exec(line)?.[1]));
    expect(replaced).toHaveLength(2);
    const running = [before, ...replaced].filter((pid) => processStart(pid) !== undefined);
    expect(running).toEqual([supervisor.facts()[0]?.pid]);
  });

  it('a part that is killed while another takes over is followed by that one alone, and none is left behind', async () => {
    const supervisor = supervisorFor();
    const ready = Promise.withResolvers<boolean>();
    const part = { ...(await tinyPart({ sharesPort: true })), isReadyAs: () => ready.promise };
    await supervisor.start([part]);
    const before = supervisor.facts()[0]?.pid ?? 0;

    const replaced = supervisor.replaceAll();
    process.kill(before, 'SIGKILL');
    expect(await isGone(before)).toBe(true);
    ready.resolve(true);
    await replaced;

    const [{ pid, restarts } = { pid: null, restarts: -1 }] = supervisor.facts();
    expect(restarts).toBe(0);
    expect(processStart(pid ?? 0)).toBeDefined();
    await supervisor.stop();
    expect(await isGone(pid ?? 0)).toBe(true);
    expect(await accepts(part.port)).toBe(false);
  });

  it('waits longer after each failure in a row, up to half a minute', () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([0.5, 1, 2, 4]);
    expect(pauseAfter(50)).toBe(30);
  });

  it('tells the last words of a part that does not come up', async () => {
    const part = await tinyPart({ script: "console.error('no such table: horses'); process.exit(3)" });
    const starting = supervisorFor().start([part]);
    await expect(starting).rejects.toThrow(/auth ended with code 3.*\n(.*\n)*no such table: horses/);
  });

  it('stops parts in the opposite order and leaves none behind', async () => {
    const logFolder = temporaryFolder();
    const supervisor = supervisorFor({ logFolder });
    const store = await tinyPart({ name: 'postgres' });
    const script = `process.on('SIGTERM', () => fetch('http://127.0.0.1:${store.port}').then(
      () => console.log('the store still served'),
      () => console.log('the store was gone')).finally(() => process.exit()))`;
    await supervisor.start([store]);
    await supervisor.start([await tinyPart({ name: 'order', script })]);
    const pids = supervisor.facts().map(({ pid }) => pid ?? 0);

    await Promise.all([supervisor.stop(), supervisor.stop()]);

    expect(pids.filter((pid) => processStart(pid) !== undefined)).toEqual([]);
    expect(readFileSync(join(logFolder, 'order.log'), 'utf8')).toBe('the store still served\n');
  });

  it('stops a part that is still starting', async () => {
    const supervisor = supervisorFor();
    const never = { ...(await tinyPart()), isReady: async () => false };
    const starting = supervisor.start([never]);
    starting.catch(() => undefined);
    expect(await within(async () => supervisor.facts()[0]?.pid !== null)).toBe(true);
    const pid = supervisor.facts()[0]?.pid ?? 0;

    await supervisor.stop();

    await expect(starting).rejects.toThrow('auth ended with SIGTERM');
    expect(processStart(pid)).toBeUndefined();
  });
});

describe('a supervisor that is killed', () => {
  async function killed({ watchdogToo }: { watchdogToo: boolean }): Promise<PartFacts> {
    const script = join(import.meta.dirname, 'supervise-tiny-part.ts');
    const child = spawn(process.execPath, [script, temporaryFolder()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const { part, watchdogPid } = JSON.parse(String(line)) as { part: PartFacts; watchdogPid: number };
    onTestFinished(() => void (processStart(part.pid ?? 0) && process.kill(part.pid ?? 0, 'SIGKILL')));
    if (watchdogToo) {
      process.kill(watchdogPid, 'SIGKILL');
      expect(await isGone(watchdogPid)).toBe(true);
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    return part;
  }

  it('takes its parts with it', async () => {
    const part = await killed({ watchdogToo: false });
    expect(await isGone(part.pid ?? 0)).toBe(true);
  });

  it('leaves what the next start ends, if its watchdog was killed too', async () => {
    const part = await killed({ watchdogToo: true });
    expect(await accepts(part.port)).toBe(true);
    const run = {
      pid: 0,
      processStart: '',
      launcherPid: null,
      startedAt: '',
      ready: true,
      environment: {},
      parts: [part],
    };

    expect(await endLeftovers(run)).toEqual(['auth']);

    expect(await isGone(part.pid ?? 0)).toBe(true);
  });

  it('never ends a process that only got the number of one of its parts', async () => {
    const supervisor = supervisorFor();
    await supervisor.start([await tinyPart()]);
    const [facts] = supervisor.facts();
    const parts = facts ? [{ ...facts, processStart: '1' }] : [];
    const run = {
      pid: 0,
      processStart: '',
      launcherPid: null,
      startedAt: '',
      ready: true,
      environment: {},
      parts,
    };

    expect(await endLeftovers(run)).toEqual([]);
    expect(supervisor.facts()).toMatchObject([{ state: 'running', restarts: 0 }]);
  });
});
