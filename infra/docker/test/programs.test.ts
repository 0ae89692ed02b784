import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleProgram } from '../src/bundle/bundle-program.ts';
import { programOf, programs, startedModules } from '../src/bundle/programs.ts';

const folder = mkdtempSync(join(tmpdir(), 'eshop-programs-'));
const name = `docker_${randomBytes(4).toString('hex')}`;
const databaseUrls = {
  WAREHOUSE_DATABASE_URL: `${process.env.TEST_POSTGRES_URL}/${name}`,
  CART_DATABASE_URL: `${process.env.TEST_MARIADB_URL}/${name}`,
};
/** Nobody else's events are taken, and nobody else's carts are seen. */
const ofItsOwn = { PUBSUB_PROJECT_ID: name.replace('_', '-'), REDIS_KEY_PREFIX: `${name}:` };
const userPoolFile = join(folder, 'user-pool.env');
const busyMachine = 300_000;

/** What is bundled must run far from the checkout: nothing of it can be found from there. */
const bundled = ['jobs', 'cart', 'warehouse', 'product', 'lambda'];

/** The stores of the test run, and no database beside those named here. */
const surroundings = Object.fromEntries(
  Object.entries(process.env).filter(([variable]) => !variable.endsWith('_DATABASE_URL')),
);

function start(program: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['main.mjs', ...args], {
    cwd: join(folder, program),
    env: { ...surroundings, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => void output.push(text));
  return { child, output: () => output.join('') };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'close');
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function isReady(port: number, child: ChildProcess, output: () => string): Promise<unknown> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${output()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return answer.json();
    await wait(100);
  }
}

describe('programs as bundles', () => {
  beforeAll(async () => {
    for (const program of bundled) await bundleProgram(programOf(program), join(folder, program));
  }, busyMachine);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are one for each service, the jobs and two stand-ins', () => {
    expect(programs.map((program) => program.name)).toHaveLength(11);
    expect(() => programOf('nothing')).toThrow('PART is one of gateway, product');
  });

  it('lie beside the modules that they start by their path', () => {
    expect(startedModules(programOf('product'))).toHaveLength(1);
    expect(existsSync(join(folder, 'product/resizer-process.mjs'))).toBe(true);
    expect(existsSync(join(folder, 'product/node_modules/sharp'))).toBe(true);
    expect(existsSync(join(folder, 'lambda/sandbox-thread.mjs'))).toBe(true);
    expect(existsSync(join(folder, 'warehouse/node_modules'))).toBe(false);
  });

  it(
    'make and migrate databases on both servers, and find nothing to do the second time',
    async () => {
      const env = { ...databaseUrls, CREATE_DATABASES: 'true' };
      const first = start('jobs', ['migrate'], env);
      expect(await ended(first.child), first.output()).toBe(0);
      expect(first.output()).toMatch(/^warehouse: applied .*_init/m);
      expect(first.output()).toMatch(/^cart: applied .*_init/m);
      const second = start('jobs', ['migrate'], env);
      expect(await ended(second.child)).toBe(0);
      expect(second.output()).toBe('cart: up to date\nwarehouse: up to date\n');
    },
    busyMachine,
  );

  it(
    'write down the user pool, and services that are given it are ready with their stores',
    async () => {
      const setup = start('jobs', ['setup'], { ...ofItsOwn, USER_POOL_FILE: userPoolFile });
      expect(await ended(setup.child), setup.output()).toBe(0);
      const pool = Object.fromEntries(
        Object.entries(parseEnv(readFileSync(userPoolFile, 'utf8'))).map(([key, value]) => [
          key,
          value ?? '',
        ]),
      );
      expect(pool).toMatchObject({ TOKEN_ISSUER: process.env.TOKEN_ISSUER });

      for (const [program, url] of [
        ['warehouse', databaseUrls.WAREHOUSE_DATABASE_URL],
        ['cart', databaseUrls.CART_DATABASE_URL],
      ] as const) {
        const port = await freePort();
        const env = {
          ...ofItsOwn,
          ...pool,
          PORT: String(port),
          DATABASE_URL: url,
          PRODUCT_URL: 'http://127.0.0.1:1',
        };
        const { child, output } = start(program, [], env);
        expect(await isReady(port, child, output)).toMatchObject({ status: 'ready' });
        child.kill('SIGTERM');
        expect(await ended(child), output()).toBe(0);
      }
    },
    busyMachine,
  );
});
