import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { problemSchema } from '@eshop/contracts/problem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseUnreadable } from '../src/shutdown/refuse-unreadable.ts';

const server = createServer((req, res) => {
  if (req.url === '/half') {
    res.writeHead(200, { 'content-length': 10 });
    res.write('half');
    req.resume();
    return;
  }
  req.on('error', () => undefined);
  req.on('end', () => res.end('whole'));
  req.resume();
});
beforeAll(async () => {
  refuseUnreadable(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes as they are, and gives back all that came until the end of the connection. */
const send = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(answer));
  });

describe('what is no HTTP request', () => {
  it.each([
    ['no request at all', 'nonsense\r\n\r\n', 400, 'VALIDATION_FAILED'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na',
      400,
      'VALIDATION_FAILED',
    ],
    [
      'a broken chunk',
      'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
      'VALIDATION_FAILED',
    ],
    [
      'huge headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('such as %s is refused with a problem, and the connection ends', async (_what, text, status, code) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('application/problem+json');
    expect(problemSchema.parse(JSON.parse(body))).toMatchObject({ status, code });
  });

  it('is never answered into the middle of another answer', async () => {
    const answer = await send(
      'POST /half HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\nzz\r\n',
    );
    expect(answer).toContain('half');
    expect(answer.match(/HTTP\/1.1/g)).toHaveLength(1);
  });
});
