import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { keepConnections, sendCallersAway } from '../src/shutdown/stop-server.ts';

const callers = 20;
const patienceMilliseconds = 30_000;

/** Callers of a thread of their own: each connects, and asks when all have; tells each one's first line or error. */
const callersThread = `
  const { connect } = require('node:net');
  const { workerData: { port, callers, connected }, parentPort } = require('node:worker_threads');
  const heard = [];
  const hear = (what) => heard.push(what) === callers && parentPort.postMessage(heard);
  const sockets = Array.from({ length: callers }, () => connect(port, '127.0.0.1', () => {
    if (Atomics.add(connected, 0, 1) < callers - 1) return;
    Atomics.notify(connected, 0);
    for (const socket of sockets) socket.write('GET / HTTP/1.1\\r\\nHost: shop\\r\\n\\r\\n');
  }));
  for (const socket of sockets) {
    socket.once('data', (data) => hear(String(data).split('\\r\\n')[0]));
    socket.once('error', ({ code }) => hear(code));
  }
`;

it('callers who came while it was busy are let in before the door shuts', async () => {
  const server = createServer((_req, res) => res.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connected = new Int32Array(new SharedArrayBuffer(4));

  const away = sendCallersAway(server, 1);
  const worker = new Worker(callersThread, { eval: true, workerData: { port, callers, connected } });
  onTestFinished(async () => void (await worker.terminate()));
  const heard = once(worker, 'message');
  while (Atomics.load(connected, 0) < callers)
    Atomics.wait(connected, 0, Atomics.load(connected, 0), patienceMilliseconds);

  expect((await heard)[0]).toEqual(Array.from({ length: callers }, () => 'HTTP/1.1 200 OK'));
  await away;
});

it('an idle connection is kept for as long as was asked for, while callers are told less', async () => {
  const server = createServer((_req, res) => res.end('{}')).listen(0, '127.0.0.1');
  keepConnections(server, 7);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const caller = connect(port, '127.0.0.1').setEncoding('utf8');
  caller.write('GET / HTTP/1.1\r\nHost: shop\r\n\r\n');
  expect((await once(caller, 'data'))[0]).toContain('Keep-Alive: timeout=5');
  const began = performance.now();
  await once(caller, 'close');
  expect(performance.now() - began).toBeGreaterThan(6_500);
  server.close();
}, 20_000);
