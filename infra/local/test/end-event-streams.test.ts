import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePorts } from '../src/ports.ts';

const stopper = join(import.meta.dirname, '../src/parts/end-event-streams.ts');

/** Stops as Next does: once every answer has ended, and then with the code of the signal. */
const server = `
  const http = require('node:http');
  const answer = (request, response) => {
    if (request.url === '/slow') return setTimeout(() => response.end('to the end'), 1500);
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.write('data: 1\\n\\n');
  };
  const server = http.createServer(answer).listen(process.env.PORT, '127.0.0.1', () => console.log('up'));
  process.on('SIGTERM', () => server.close(() => process.exit(143)));
`;

async function startServer() {
  const { 'customer-site': port } = await freePorts();
  const child = spawn(process.execPath, ['--import', stopper, '-e', server], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const stop = async () => {
    const began = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    return { code, seconds: (performance.now() - began) / 1000 };
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** An answer whose head has come. */
const answerOf = async (url: string): Promise<IncomingMessage> => {
  const [answer] = await once(get(url), 'response');
  answer.on('error', () => undefined);
  return answer;
};

describe('a site that is asked to stop', () => {
  it('ends with 0 while a browser holds a stream of events', async () => {
    const { url, stop } = await startServer();
    const stream = await answerOf(`${url}/events`);
    await once(stream, 'data');
    const closed = new Promise((resolve) => stream.once('close', resolve));

    const { code, seconds } = await stop();

    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
    await closed;
  });

  it('finishes the answers it has in hand', async () => {
    const { url, stop } = await startServer();
    const slow = fetch(`${url}/slow`).then((answer) => answer.text());
    await answerOf(`${url}/events`); // asked for later, so the other one has arrived too

    const { code } = await stop();

    expect(code).toBe(0);
    expect(await slow).toBe('to the end');
  });

  it('ends at once when nothing was asked', async () => {
    const { stop } = await startServer();
    expect(await stop()).toMatchObject({ code: 0 });
  });
});
