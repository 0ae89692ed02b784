import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { answerAway, answerWith, withStatusOf } from './page-status.ts';

async function served(page: () => Promise<void>) {
  const server = createServer((_req, res) => {
    void withStatusOf(res, page).then(() => res.end('page'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

test('a page chooses its status, wherever in its making it learns of it', async () => {
  const answer = await served(async () => {
    await setImmediate();
    answerWith(404);
  });
  expect(answer.status).toBe(404);
});

test('a page of a shop that is away is told to be asked for again', async () => {
  const answer = await served(async () => answerAway());
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});

test('outside of a page it does nothing', () => {
  expect(() => answerWith(404)).not.toThrow();
});
