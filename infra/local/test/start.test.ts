import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../bootstrap/paths.mjs';
import { accepts } from '../src/parts/probes.ts';
import { processStart } from '../src/parts/process-facts.ts';
import { freePorts, type PartName, type Ports, portVariable } from '../src/ports.ts';
import { readState } from '../src/state-file.ts';
import { postgresUrl } from '../src/stores/postgres.ts';
import { dataFolderForServers } from './temporary-folder.ts';

const execute = promisify(execFile);

let ports: Ports;
beforeAll(async () => {
  ports = await freePorts();
});

const environment = (dataDir: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(
    Object.entries(ports).map(([part, port]) => [portVariable(part as PartName), String(port)]),
  ),
  ESHOP_DATA_DIR: dataDir,
  ESHOP_PARTS: 'auth',
});

async function npmStart(
  dataDir: string,
): Promise<{ npm: ChildProcess; output: () => string; pids: number[] }> {
  const npm = spawn('npm', ['start'], {
    cwd: repository,
    env: environment(dataDir),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(async () => {
    if (npm.exitCode === null && npm.signalCode === null) {
      npm.kill('SIGTERM');
      await once(npm, 'close');
    }
  });
  while (!output.includes('Eshop is ready')) {
    if (npm.exitCode !== null) throw new Error(output);
    await wait(50);
  }
  const state = readState(dataDir);
  return {
    npm,
    output: () => output,
    pids: [state?.pid ?? 0, ...(state?.parts ?? []).map(({ pid }) => pid ?? 0)],
  };
}

const stillThere = (pids: number[]) => pids.filter((pid) => processStart(pid) !== undefined);

describe('npm start', () => {
  it.each([
    ['SIGINT to npm alone', (npm: ChildProcess) => npm.kill('SIGINT')],
    ['Ctrl-C, which reaches the whole group', (npm: ChildProcess) => process.kill(-(npm.pid ?? 0), 'SIGINT')],
  ])('ends on %s with 0, once, leaving no process and no taken port', async (_, interrupt) => {
    const { npm, output, pids } = await npmStart(dataFolderForServers());
    expect(stillThere(pids)).toEqual(pids);
    expect(pids.length).toBeGreaterThan(12);

    interrupt(npm);
    const [code] = await once(npm, 'close');

    expect(code).toBe(0);
    expect(output().match(/: stopping/g)).toHaveLength(1);
    expect(stillThere(pids)).toEqual([]);
    expect(await accepts(ports.postgres)).toBe(false);
  });

  it('keeps what was stored through a restart', async () => {
    const dataDir = dataFolderForServers();
    const first = await npmStart(dataDir);
    const before = new pg.Client({ connectionString: `${postgresUrl(ports.postgres)}/postgres` });
    await before.connect();
    await before.query("CREATE TABLE kept AS SELECT 'by postgres' AS what");
    await before.end();
    await withRedis((redis) => redis.set('kept', 'by redis'));
    first.npm.kill('SIGINT');
    await once(first.npm, 'close');

    await npmStart(dataDir);

    const after = new pg.Client({ connectionString: `${postgresUrl(ports.postgres)}/postgres` });
    await after.connect();
    expect((await after.query('SELECT what FROM kept')).rows).toEqual([{ what: 'by postgres' }]);
    await after.end();
    expect(await withRedis((redis) => redis.get('kept'))).toBe('by redis');
  });

  it.runIf(process.platform === 'linux')(
    'replaces a service by npm run restart, which answers all the while',
    async () => {
      const dataDir = dataFolderForServers();
      const { output } = await npmStart(dataDir);
      const pidOfAuth = () => readState(dataDir)?.parts.find(({ name }) => name === 'auth')?.pid;
      const before = pidOfAuth();
      const restarting = execute('node', ['infra/local/bootstrap/run.mjs', 'restart'], {
        cwd: repository,
        env: environment(dataDir),
      });
      let done = false;
      void restarting.finally(() => {
        done = true;
      });
      const statuses = new Set<number>();
      while (!done) {
        const ask = () =>
          fetch(`http://127.0.0.1:${ports.auth}/healthz`, { headers: { connection: 'close' } });
        const answer = await ask().catch(ask);
        await answer.arrayBuffer();
        statuses.add(answer.status);
      }
      expect((await restarting).stdout).toMatch(new RegExp(`auth +pid ${before} -> ${pidOfAuth()}`));
      expect(pidOfAuth()).not.toBe(before);
      expect([...statuses]).toEqual([200]);
      await expect.poll(output).toMatch(/auth was replaced in \d+ ms/);
    },
  );

  it('is seen by npm run status, and refuses a second start and a reset of its data', async () => {
    const dataDir = dataFolderForServers();
    await npmStart(dataDir);
    const run = (command: string) =>
      execute('node', ['infra/local/bootstrap/run.mjs', command], {
        cwd: repository,
        env: environment(dataDir),
      });

    const { stdout } = await run('status');

    expect(stdout).toMatch(
      new RegExp(`^postgres +running +${ports.postgres} +\\d+ +[\\d.]+ +[\\d.]+ +\\d+ s +0$`, 'm'),
    );
    expect(stdout).toMatch(/^total +ready/m);
    await expect(run('start')).rejects.toMatchObject({
      stderr: expect.stringContaining('is running already'),
    });
    await expect(run('reset')).rejects.toMatchObject({ stderr: expect.stringContaining('Stop it first') });
  });
});

async function withRedis<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> {
  const sentinels = [ports['sentinel-1'], ports['sentinel-2'], ports['sentinel-3']].map((port) => ({
    host: '127.0.0.1',
    port,
  }));
  const redis = new Redis({ sentinels, name: 'cart' });
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
