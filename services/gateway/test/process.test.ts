import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { eventually } from '@eshop/kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startUpstreams, type TestUpstream } from './upstreams.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let upstreams: ReadonlyMap<string, TestUpstream>;
beforeAll(async () => {
  upstreams = await startUpstreams();
});
afterAll(async () => {
  await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
});

function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, LOG_LEVEL: 'info', ...environment },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return { child, ended: once(child, 'exit'), output: () => output };
}

const urls = () =>
  Object.fromEntries(
    [...upstreams].map(([name, { url }]) => [`${name.toUpperCase().replaceAll('-', '_')}_URL`, url]),
  );

describe('the gateway as a process', { timeout: 30_000 }, () => {
  it('names every missing or faulty variable at once and exits 1', async () => {
    const { ended, output } = run({
      ...urls(),
      CART_URL: 'nonsense',
      ORDER_URL: '',
      RATE_LIMIT_PER_MINUTE: '-1',
    });
    expect((await ended)[0]).toBe(1);
    for (const name of ['CART_URL', 'ORDER_URL', 'RATE_LIMIT_PER_MINUTE']) expect(output()).toContain(name);
  });

  it('finishes what is in hand, ends live streams and exits 0 when it is told to stop', async () => {
    let finish = () => undefined as undefined;
    const cart = upstreams.get('cart');
    const order = upstreams.get('order');
    if (!cart || !order) throw new Error('an upstream is missing');
    cart.answering = (_req, res) => {
      finish = () => void res.end('done');
    };
    order.answering = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('id: 1\n\n');
    };
    const { child, ended, output } = run({ ...urls(), PORT: '0' });
    const port = await eventually(
      () => {
        const found = /"port":(\d+),"msg":"listening"/.exec(output())?.[1];
        if (!found) throw new Error(`it does not listen: ${output()}`);
        return Number(found);
      },
      { timeoutMilliseconds: 20_000 },
    );
    const get = (path: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path }, resolve).once('error', reject).end();
      });
    const inHand = get('/v1/cart');
    await eventually(() => expect(cart.seen).toHaveLength(1));
    const live = await get('/v1/orders/018f3c1a-0000-7000-8000-000000000001/events');
    const liveEnded = once(live.resume(), 'end');
    child.kill('SIGTERM');
    await eventually(() => expect(output()).toContain('"stopping"'));
    finish();
    expect((await inHand).statusCode).toBe(200);
    await liveEnded;
    expect(await ended).toEqual([0, null]);
  });
});
