import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GatheringSocket } from '../src/sql/gathering-socket.ts';

it('what is written at once is sent at once, in its order, and nothing is left behind', async () => {
  const received: string[] = [];
  const server = createServer((socket) => socket.on('data', (data) => received.push(data.toString())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  const socket = new GatheringSocket();
  socket.connect(address.port, '127.0.0.1');
  await once(socket, 'connect');

  socket.write('a');
  socket.cork();
  socket.write('b');
  socket.uncork();
  await Promise.resolve();
  socket.write('c');
  await expect.poll(() => received).toEqual(['abc']);
  socket.write('d');
  await delay(20);
  socket.end('e');
  await expect.poll(() => received.slice(1).join('')).toBe('de');
  server.close();
});
