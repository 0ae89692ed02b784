import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { eventually } from '@eshop/kit/testing';
import { partsOfShop } from '../processor.ts';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

const listed = (pid: number, file: string) =>
  readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);

/** How the running one was started, for the same again with room for more products. */
function likeTheRunningOne() {
  const part = partsOfShop().find(({ name }) => name === 'product');
  if (!part?.pid) throw new Error('there is no product service');
  const [program = '', ...args] = listed(part.pid, 'cmdline');
  const env = listed(part.pid, 'environ').map((line): [string, string] => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const roomy = args.map((arg) =>
    arg.startsWith('--max-old-space-size') ? '--max-old-space-size=4096' : arg,
  );
  return { program, args: roomy, env: Object.fromEntries(env) };
}

const cwd = new URL('../../../services/product', import.meta.url);
const patienceMilliseconds = 300_000;

/** Starts one more product service on the shop's table, and waits until it has read all of it. Linux alone. */
export async function startAnotherProductService(): Promise<{ origin: string; pid: number; stop(): void }> {
  const { program, args, env } = likeTheRunningOne();
  const port = await freePort();
  const child = spawn(program, args, {
    cwd,
    env: { ...env, PORT: String(port), SHARE_PORT: 'false', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const giveUp = setTimeout(() => child.kill(), patienceMilliseconds);
  let isComplete = false;
  for await (const line of createInterface({ input: child.stdout })) {
    isComplete = line.includes('the search index is complete');
    if (isComplete) break;
  }
  clearTimeout(giveUp);
  child.stdout.resume();
  if (!isComplete) throw new Error('the product service did not read the table');
  const origin = `http://127.0.0.1:${port}`;
  // It listens when it has read the table.
  await eventually(() => fetch(`${origin}/healthz`));
  return { origin, pid: child.pid ?? 0, stop: () => void child.kill() };
}
