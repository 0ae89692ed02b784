import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { freePorts } from '@eshop/local/ports';
import { expect, it } from 'vitest';
import { openLinks } from './links.ts';
import { tellPortsAsSeen } from './ports-as-seen.ts';

it('every service has a link to each store and service that it speaks to, and to no other', async () => {
  const ports = await freePorts();
  const links = await openLinks(ports);
  try {
    const order = links.reach('order');
    for (const part of ['postgres', 'pubsub', 'product', 'warehouse', 'cart', 'auth', 'lambda'] as const)
      expect(order[part], part).not.toBe(ports[part]);
    expect(order.mariadb).toBe(ports.mariadb);
    expect(order.order).toBe(ports.order);
    expect(links.reach('warehouse').postgres).not.toBe(order.postgres);
    expect(links.become({ kind: 'cut' }, ({ to }) => to === 'postgres')).toBe(3);
    links.mend();
  } finally {
    await links.close();
  }
});

it('a service behind links is told the ports of its links by a sentinel', async () => {
  const ports = await freePorts();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    const text = (port: number) => `$${String(port).length}\r\n${port}\r\n`;
    socket.end(`*2\r\n$9\r\n127.0.0.1\r\n${text(ports['redis-2'])}${text(ports['sentinel-3'])}`);
  });
  server.listen(ports['sentinel-1'], '127.0.0.1');
  await once(server, 'listening');
  const links = await openLinks(ports);
  const reached = links.reach('cart');
  const socket = connect(reached['sentinel-1'], '127.0.0.1');
  socket.on('error', () => socket.destroy());
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece.toString();
  });
  await once(socket, 'end');
  expect(answer.match(/\d{4,}/g)).toEqual([String(reached['redis-2']), String(reached['sentinel-3'])]);
  await links.close();
  server.close();
});

it('nothing else in an answer is touched', () => {
  const tell = tellPortsAsSeen(new Map([[6379, 50_001]]));
  const bytes = Buffer.from([0, 255, 13, 10, 36, 52]);
  expect(tell(bytes)).toBe(bytes);
  expect(tell(Buffer.from('$4\r\n6379\r\n$4\r\n6380\r\n6379')).toString()).toBe(
    '$5\r\n50001\r\n$4\r\n6380\r\n6379',
  );
});
