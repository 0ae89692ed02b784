import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { warmUp } from '../src/shutdown/warm-up.ts';

it('a service is asked for its readiness once, by nobody but itself, before it listens', async () => {
  const seen: string[] = [];
  let port = 0;
  await warmUp((req, res) => {
    seen.push(`${req.method} ${req.url}`);
    port = req.socket.localPort ?? 0;
    res.end('{}');
  });
  expect(seen).toEqual(['GET /readyz']);
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  expect(error.code).toBe('ECONNREFUSED');
});

it('a service that is not ready, breaks the connection or does not answer is not waited for', async () => {
  await warmUp((_req, res) => void res.writeHead(503).end());
  await warmUp((req) => void req.socket.destroy());
  const began = performance.now();
  await warmUp(() => {});
  expect(performance.now() - began).toBeLessThan(10_000);
});
