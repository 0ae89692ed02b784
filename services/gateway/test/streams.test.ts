import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { eventually } from '@eshop/kit/testing';
import { describe, expect, it } from 'vitest';
import { useGateway } from './use-gateway.ts';

const gateway = useGateway({ UPSTREAM_TIMEOUT_SECONDS: '1' });
const orderId = '018f3c1a-0000-7000-8000-000000000001';

/** Begins a request whose body the test writes. */
function begin(method: string, path: string, headers: Record<string, string | number> = {}) {
  const sent = request({ host: '127.0.0.1', port: gateway.port, method, path, headers });
  sent.on('error', () => undefined);
  const answered = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
  return { sent, answered };
}

const closed = (side: ClientRequest | IncomingMessage): Promise<void> =>
  new Promise((resolve) => void (side.destroyed ? resolve() : side.once('close', () => resolve())));

describe('an upload', () => {
  it('reaches the service while it is still being sent', async () => {
    let received = 0;
    gateway.upstream('payment').answering = (req, res) => {
      req.on('data', (chunk: Buffer) => {
        received += chunk.length;
      });
      req.on('end', () => res.end(String(received)));
    };
    const size = 10 * 1024 * 1024;
    const { sent, answered } = begin('POST', '/v1/payments', {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': size,
    });
    sent.write(Buffer.alloc(1024));
    await eventually(() => expect(received).toBe(1024));
    for (let written = 1024; written < size; written += 1024 * 1023) {
      const part = Buffer.alloc(Math.min(1024 * 1023, size - written));
      if (!sent.write(part)) await new Promise<void>((resolve) => void sent.once('drain', resolve));
    }
    sent.end();
    let text = '';
    for await (const chunk of await answered) text += chunk;
    expect(text).toBe(String(size));
  });

  it('ends for the service too when its client goes away', async () => {
    let outcome = 'none';
    gateway.upstream('payment').answering = (req) => {
      req.once('close', () => {
        outcome = req.complete ? 'whole' : 'cut';
      });
      req.once('error', () => undefined);
      req.resume();
    };
    gateway.takeSeen();
    const { sent } = begin('POST', '/v1/payments', { 'content-length': 1_000 });
    sent.write('begun');
    await eventually(() => expect(gateway.takeSeen()).toHaveLength(1));
    sent.destroy();
    await eventually(() => expect(outcome).toBe('cut'));
  });

  it('that stalls is a 408, and the service is let go', async () => {
    gateway.upstream('payment').answering = (req) => {
      req.once('error', () => undefined);
      req.resume();
    };
    const { sent, answered } = begin('POST', '/v1/payments', { 'content-length': 1_000 });
    sent.write('begun');
    expect((await answered).statusCode).toBe(408);
    sent.destroy();
  });

  it.each([
    ['/v1/orders/quote', 256 * 1024],
    ['/v1/payments', 10 * 1024 * 1024 + 256 * 1024],
    [`/v1/products/${orderId}/images`, 5 * 1024 * 1024 + 256 * 1024],
    ['/v1/auth/sign-in', 256 * 1024],
  ])(
    'to %s of more than %i announced bytes is a 413, and the service never hears of it',
    async (path, limit) => {
      gateway.takeSeen();
      const { sent, answered } = begin('POST', path, { 'content-length': limit + 1 });
      sent.write('begun');
      const answer = await answered;
      expect(answer.statusCode).toBe(413);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(gateway.takeSeen()).toEqual([]);
      sent.destroy();
    },
  );

  it.each(['/v1/orders/quote', '/v1/auth/sign-in'])(
    'to %s that grows above the limit unannounced is a 413, and the service never gets the whole',
    async (path) => {
      let whole = 0;
      for (const name of ['order', 'auth'] as const) {
        gateway.upstream(name).answering = (req) => {
          req.once('end', () => {
            whole += 1;
          });
          req.once('error', () => undefined);
          req.resume();
        };
      }
      const { sent, answered } = begin('POST', path, { 'transfer-encoding': 'chunked' });
      for (let kilobytes = 0; kilobytes < 300; kilobytes += 1) sent.write(Buffer.alloc(1024, 32));
      sent.end();
      const answer = await answered;
      expect(answer.statusCode).toBe(413);
      expect(whole).toBe(0);
    },
  );
});

describe('a download', () => {
  it('reaches the client while it is still being written, whole and unchanged', async () => {
    let goOn = () => undefined as undefined;
    gateway.upstream('sales-report').answering = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a,b\r\n');
      goOn = () => void res.end('1,2\r\n');
    };
    const { sent, answered } = begin('GET', '/v1/sales/export');
    sent.end();
    const answer = await answered;
    let text = '';
    answer.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await eventually(() => expect(text).toBe('a,b\r\n'));
    goOn();
    await eventually(() => expect(text).toBe('a,b\r\n1,2\r\n'));
  });

  it('is not gathered in memory when the client reads slowly', async () => {
    let written = 0;
    const piece = Buffer.alloc(64 * 1024);
    gateway.upstream('sales-report').answering = (req, res) => {
      const write = (): void => {
        while (!req.destroyed && written < 512 * 1024 * 1024) {
          written += piece.length;
          if (!res.write(piece)) return void res.once('drain', write);
        }
      };
      write();
    };
    const { sent, answered } = begin('GET', '/v1/sales/export');
    sent.end();
    const answer = await answered;
    answer.pause();
    let before = -1;
    await eventually(
      () => {
        const unchanged = written === before;
        before = written;
        expect(unchanged).toBe(true);
      },
      { everyMilliseconds: 200 },
    );
    expect(written).toBeLessThan(64 * 1024 * 1024);
    sent.destroy();
  });

  it('that breaks off at the service breaks off at the client: the half is not taken for the whole', async () => {
    gateway.upstream('sales-report').answering = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' });
      res.write('a,b\r\n');
      setImmediate(() => res.destroy());
    };
    await expect(gateway.ask('/v1/sales/export').then((answer) => answer.text())).rejects.toThrow();
  });

  it('ends for the service when the client goes away', async () => {
    let gone = false;
    gateway.upstream('sales-report').answering = (_req, res) => {
      res.write('a,b\r\n');
      res.once('close', () => {
        gone = true;
      });
    };
    const { sent, answered } = begin('GET', '/v1/sales/export');
    sent.end();
    await answered;
    sent.destroy();
    await eventually(() => expect(gone).toBe(true));
  });
});

describe('a live stream', () => {
  it('passes each event on at once, stays open in silence and ends when the service ends it', async () => {
    let write = (_text: string) => undefined as undefined;
    let end = () => undefined as undefined;
    gateway.upstream('order').answering = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.flushHeaders();
      write = (text) => void res.write(text);
      end = () => void res.end();
    };
    const { sent, answered } = begin('GET', `/v1/orders/${orderId}/events`, { 'last-event-id': '2' });
    sent.end();
    const answer = await answered;
    expect(answer.headers['content-type']).toBe('text/event-stream');
    expect(gateway.upstream('order').seen.at(-1)?.headers['last-event-id']).toBe('2');
    let text = '';
    answer.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    write('id: 3\n\n');
    await eventually(() => expect(text).toBe('id: 3\n\n'));
    // Longer than other requests may take: this one is silent for as long as it likes.
    const silentUntil = Date.now() + 1_500;
    await eventually(() => expect(Date.now()).toBeGreaterThan(silentUntil));
    write('id: 4\n\n');
    await eventually(() => expect(text).toBe('id: 3\n\nid: 4\n\n'));
    end();
    await closed(answer);
    expect(answer.complete).toBe(true);
  });

  it('ends for the service when the client goes away', async () => {
    let gone = false;
    gateway.upstream('order').answering = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.flushHeaders();
      res.once('close', () => {
        gone = true;
      });
    };
    const { sent, answered } = begin('GET', `/v1/orders/${orderId}/events`);
    sent.end();
    await answered;
    sent.destroy();
    await eventually(() => expect(gone).toBe(true));
  });
});
