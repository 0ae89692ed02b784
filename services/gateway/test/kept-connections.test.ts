import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { useGateway } from './use-gateway.ts';

const gateway = useGateway({ UPSTREAM_TIMEOUT_SECONDS: '10' });

it('a slow answer is waited for as long on a kept connection, however short the service keeps idle ones', async () => {
  const ports = new Set<number | undefined>();
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    ports.add(req.socket.remotePort);
    if (req.url?.endsWith('slow')) await wait(1_800);
    res.writeHead(200, { connection: 'keep-alive', 'keep-alive': 'timeout=2' }).end('[]');
  };
  gateway.upstream('product').answering = (req, res) => void answer(req, res);
  expect((await gateway.ask('/v1/products')).status).toBe(200);
  expect((await gateway.ask('/v1/products?q=slow')).status).toBe(200);
  expect(ports.size).toBe(1);
});
