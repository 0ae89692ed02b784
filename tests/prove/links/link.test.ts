import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Link, openLink } from './link.ts';

let echo: Server;
let link: Link;
let taken: Socket[];

/** A server that sends back what it gets. */
beforeEach(async () => {
  taken = [];
  echo = createServer({ allowHalfOpen: true }, (socket) => {
    taken.push(socket);
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  link = await openLink((echo.address() as AddressInfo).port);
});

afterEach(async () => {
  await link.close();
  for (const socket of taken) socket.destroy();
  echo.close();
});

async function client(): Promise<Socket> {
  const socket = connect({ port: link.port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** Sends a text and waits until as much has come back. */
async function exchange(socket: Socket, text: string): Promise<string> {
  let answer = '';
  socket.on('data', (piece: Buffer) => {
    answer += piece.toString();
  });
  socket.write(text);
  while (answer.length < text.length) await once(socket, 'data');
  return answer;
}

const ending = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    socket.on('end', () => resolve('end'));
  });

describe('a link', () => {
  it('that is normal carries everything, in order, and each side’s farewell', async () => {
    const socket = await client();
    const text = Array.from({ length: 200_000 }, (_, index) => index).join(',');
    expect(await exchange(socket, text)).toBe(text);
    const end = ending(socket);
    socket.end();
    expect(await end).toBe('end');
  });

  it('that is slow delays every piece and keeps the order', async () => {
    const socket = await client();
    link.become({ kind: 'slow', latencyMilliseconds: 60 });
    const began = performance.now();
    expect(await exchange(socket, 'one,two,three')).toBe('one,two,three');
    expect(performance.now() - began).toBeGreaterThan(110);
    const text = 'x'.repeat(50_000);
    link.become({ kind: 'slow', latencyMilliseconds: 0, bytesPerSecond: 500_000 });
    const sent = performance.now();
    await exchange(await client(), text);
    expect(performance.now() - sent).toBeGreaterThan(95);
  });

  it('that is cut resets what is open and what comes, until it is mended', async () => {
    const socket = await client();
    await exchange(socket, 'before');
    const end = ending(socket);
    link.become({ kind: 'cut' });
    expect(await end).toBe('ECONNRESET');
    const later = connect({ port: link.port, host: '127.0.0.1' });
    expect(await ending(later)).toBe('ECONNRESET');
    link.become({ kind: 'normal' });
    expect(await exchange(await client(), 'after')).toBe('after');
  });

  it('that is half-open swallows without a word, and resets what lost something once it is mended', async () => {
    const [loser, idle] = [await client(), await client()];
    await exchange(loser, 'before');
    await exchange(idle, 'before');
    link.become({ kind: 'half-open' });
    let heard = '';
    loser.on('data', (piece: Buffer) => {
      heard += piece.toString();
    });
    const end = ending(loser);
    loser.write('lost');
    expect(await Promise.race([end, wait(150, 'silence')])).toBe('silence');
    expect(heard).toBe('');
    link.become({ kind: 'normal' });
    expect(await end).toBe('ECONNRESET');
    expect(await exchange(idle, 'after')).toBe('after');
  });

  it('tells of a server that is gone', async () => {
    const socket = await client();
    await exchange(socket, 'before');
    const end = ending(socket);
    for (const one of taken) one.resetAndDestroy();
    expect(await end).toBe('ECONNRESET');
    expect(link.open()).toBe(0);
  });
});
