import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [`${import.meta.dirname}/service-under-test.ts`], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  child.stderr.on('data', (data) => {
    output += String(data);
  });
  const lines = (): { msg: string; port?: number }[] =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  const service = {
    child,
    exit: once(child, 'exit'),
    output: () => output,
    messages: () => lines().map(({ msg }) => msg),
    url: async () => {
      await expect.poll(() => lines().some(({ msg }) => msg === 'listening'), { timeout: 10_000 }).toBe(true);
      return `http://127.0.0.1:${lines().find(({ msg }) => msg === 'listening')?.port}`;
    },
  };
  children.push(child);
  return service;
}

const complete = { NEEDED_URL: 'http://127.0.0.1:1' };

describe('a service told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes requests and streams in hand, takes no new ones, exits 0',
    async (signal) => {
      const service = start(complete);
      const url = await service.url();
      const slow = fetch(`${url}/v1/slow`);
      const stream = await fetch(`${url}/v1/watch`);
      await expect.poll(() => fetch(`${url}/healthz`).then(({ status }) => status)).toBe(200);
      const startedAt = performance.now();
      service.child.kill(signal);
      service.child.kill(signal);
      expect(await stream.text()).toBe('data: 1\n\ndata: last\n\n');
      expect(await (await slow).json()).toEqual({ done: true });
      expect(await service.exit).toEqual([0, null]);
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      await expect(fetch(`${url}/healthz`)).rejects.toThrow();
      expect(service.messages().filter((message) => message !== 'request')).toEqual([
        'listening',
        'stopping',
        'drained',
        'stores closed',
        'stopped',
      ]);
    },
    20_000,
  );
});

describe('a service whose port is shared', () => {
  it('is replaced without a gap: its port is never closed, and what is reset in that moment gets in the second time', async () => {
    const first = start({ ...complete, SHARE_PORT: 'true', STOP_DELAY_MILLISECONDS: '300' });
    const url = await first.url();
    const port = new URL(url).port;
    const second = start({ ...complete, SHARE_PORT: 'true', PORT: port });
    await second.url();
    const asked: { status: number; by: string | null }[] = [];
    const open = () => fetch(`${url}/healthz`, { headers: { connection: 'close' } });
    const ask = async () => {
      const answer = await open().catch((error: unknown) => {
        expect(String((error as Error).cause)).toContain('ECONNRESET');
        return open();
      });
      await answer.arrayBuffer();
      asked.push({ status: answer.status, by: answer.headers.get('x-process') });
    };
    await expect.poll(async () => ask().then(() => new Set(asked.map(({ by }) => by)).size)).toBe(2);
    let ended = false;
    void first.exit.then(() => {
      ended = true;
    });
    first.child.kill('SIGTERM');
    while (!ended) await Promise.all([ask(), ask(), ask(), ask()]);
    await ask();
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked.at(-1)?.by).toBe(String(second.child.pid));
    expect(await first.exit).toEqual([0, null]);
  }, 20_000);
});

describe('a service that leaves its port to another', () => {
  const env = { ...complete, STOP_DELAY_MILLISECONDS: '200' };
  /** A caller that has had an answer and keeps its connection. */
  async function keptConnection(url: string) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => void socket.destroy());
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
    });
    const answers = () => text.split('HTTP/1.1 ').slice(1);
    const ask = async () => {
      const { length } = answers();
      socket.write('GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n');
      await expect.poll(() => answers().at(length)?.includes('}'), { timeout: 5_000 }).toBe(true);
      return answers()[length];
    };
    const closed = once(socket, 'close');
    return { ask, closed, first: await ask() };
  }
  const isShut = (url: string) =>
    expect
      .poll(() =>
        fetch(url, { headers: { connection: 'close' } }).then(
          () => false,
          () => true,
        ),
      )
      .toBe(true);

  it('answers a caller that comes back on a kept connection when the port is closed already, and ends with it', async () => {
    const service = start(env);
    const url = await service.url();
    const caller = await keptConnection(url);
    expect(caller.first).toMatch(/^200 .*keep-alive: timeout=5\r\n/is);
    service.child.kill('SIGTERM');
    await isShut(url);
    expect(await caller.ask()).toMatch(/^200 .*connection: close\r\n/is);
    await caller.closed;
    expect(await service.exit).toEqual([0, null]);
  }, 20_000);

  it('waits no longer for a caller than that was told that it may come back', async () => {
    const service = start(env);
    const caller = await keptConnection(await service.url());
    const startedAt = performance.now();
    service.child.kill('SIGTERM');
    await caller.closed;
    expect(performance.now() - startedAt).toBeGreaterThan(5_000);
    expect(await service.exit).toEqual([0, null]);
  }, 20_000);

  it('waits for nobody when it is to end at once', async () => {
    const service = start(env);
    await keptConnection(await service.url());
    const startedAt = performance.now();
    service.child.kill('SIGINT');
    expect(await service.exit).toEqual([0, null]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  }, 20_000);
});

describe('a service that can not start', () => {
  it('names what is missing in its environment and exits 1', async () => {
    const service = start({ PORT: 'x' });
    expect(await service.exit).toEqual([1, null]);
    expect(service.output()).toContain('NEEDED_URL: is missing');
    expect(service.output()).toContain('PORT: must be a port');
  }, 20_000);

  it('says that its port is taken and exits 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const service = start({ ...complete, PORT: String(port) });
    expect(await service.exit).toEqual([1, null]);
    expect(service.output()).toContain('EADDRINUSE');
    expect(service.output()).toContain(String(port));
    other.close();
  }, 20_000);
});
