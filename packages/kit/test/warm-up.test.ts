import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { warmUp } from '../src/shutdown/warm-up.ts';

const good: RequestListener = (_req, res) => void res.end('{}');
const listen = {};

it('a service is asked for its readiness once, by nobody but itself, before it listens', async () => {
  const seen: string[] = [];
  let port = 0;
  const app: RequestListener = (req, res) => {
    seen.push(`${req.method} ${req.url}`);
    port = req.socket.localPort ?? 0;
    res.end('{}');
  };
  await warmUp({ app, listen });
  expect(seen).toEqual(['GET /readyz']);
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  expect(error.code).toBe('ECONNREFUSED');
});

it('a service that is not ready, breaks the connection or does not answer is not waited for', async () => {
  const began = performance.now();
  await warmUp({ app: (_req, res) => void res.writeHead(503).end(), listen });
  await warmUp({ app: (req) => void req.socket.destroy(), listen });
  await warmUp({ app: () => {}, listen });
  expect(performance.now() - began).toBeLessThan(10_000);
});

it('what it needs is tried again until it is there; one that takes over has more time for that than any other', async () => {
  for (const [takesOver, triesNeeded] of [
    [false, 3],
    [true, 12],
  ] as const) {
    let tries = 0;
    const fetchAll = async () => {
      tries += 1;
      if (tries < triesNeeded) throw new Error('away');
    };
    await warmUp({ app: good, listen: { takesOver }, warmUp: fetchAll });
    expect(tries).toBe(triesNeeded);
  }
});

it('what it needs and can not get does not keep it from listening', async () => {
  const began = performance.now();
  await warmUp({ app: good, listen, warmUp: () => Promise.reject(new Error('away')) });
  await warmUp({ app: good, listen, warmUp: () => new Promise(() => {}) });
  expect(performance.now() - began).toBeLessThan(10_000);
});
