import { describe, expect, it } from 'vitest';
import {
  continueTrace,
  createAccessLog,
  createLogger,
  currentTrace,
  noteInLogs,
  runInTrace,
  runWithTrace,
} from '../src/logging/index.ts';

function capture() {
  const lines: string[] = [];
  const logger = createLogger({
    service: 'test',
    destination: { write: (line: string) => void lines.push(line) },
  });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('the logger', () => {
  it('keeps secrets out of every line, whatever carries them', () => {
    const { logger, lines } = capture();
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';
    logger.info({
      headers: { authorization: `Bearer ${token}`, cookie: 'a=hidden', 'x-cart-token': 'hidden' },
    });
    logger.info({
      body: { email: 'a@b.example', password: 'hidden', code: '123456', refreshToken: 'hidden' },
    });
    logger.info({ list: [{ nested: { clientSecret: 'hidden', newPassword: 'hidden' } }] });
    logger.info({ url: 'https://s3.example/proof.pdf?X-Amz-Signature=hidden&X-Amz-Credential=hidden&x=1' });
    logger.info(`sent Bearer ${token} to https://s3.example/a?X-Amz-Security-Token=hidden`);
    logger.error(
      new Error(`connect postgres://app:hidden@db/eshop with ${token}`, { cause: new Error('?code=hidden') }),
    );
    logger.child({ token: 'hidden' }).info('child');
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).not.toMatch(/hidden|123456|eyJ/);
    expect(lines[3]).toContain('x=1');
  });

  it('keeps secrets out of the line of a request, in its path and in the id that the client gave it', () => {
    const { logger, last } = capture();
    const log = createAccessLog(logger);
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2lnbmF0dXJl';
    const line = { method: 'GET', route: '/v1/orders/:id', status: 404, ms: 1.5 };
    const rest = { ...line, callerId: undefined, aborted: false };
    log({ ...rest, trace: continueTrace({ requestId: token }), path: `/v1/orders/${token}` });
    expect(last()).toMatchObject({ ...line, path: '/v1/orders/[redacted]', requestId: '[redacted]' });
    const trace = continueTrace({ requestId: 'r-2' });
    Object.assign(trace.logFields, { url: `https://s3.example/a?token=hidden`, password: 'hidden' });
    log({ ...rest, trace, path: '/v1/orders/7' });
    expect(last()).toMatchObject({ url: 'https://s3.example/a?token=[redacted]', password: '[redacted]' });
  });

  it('writes the line of a request as any other, with what was noted on the way', () => {
    const { logger, last } = capture();
    const child = logger.child({ part: 'relay' });
    const trace = continueTrace({ requestId: 'r-"3"' });
    Object.assign(trace.logFields, { orderId: 'o-1' });
    const line = { method: 'GET', path: '/v1/orders/"7"', route: '/v1/orders/:id', status: 200, ms: 0.5 };
    createAccessLog(child)({ ...line, trace, callerId: 'u-1', aborted: true });
    const written = last();
    runWithTrace(trace, () => child.info({ ...line, callerId: 'u-1', aborted: true }, 'request'));
    const { time: now, ...usual } = last();
    expect({ ...written, time: undefined }).toEqual({ ...usual, time: undefined });
    expect(Date.parse(String(now)) - Date.parse(String(written.time))).toBeLessThan(1000);
  });

  it('writes no line of a request below its level', () => {
    const { logger, lines } = capture();
    logger.level = 'warn';
    const trace = continueTrace();
    const line = { method: 'GET', path: '/', route: '/', status: 200, ms: 1, callerId: undefined };
    createAccessLog(logger)({ ...line, trace, aborted: false });
    expect(lines).toEqual([]);
  });

  it('keeps the codes that say what happened', () => {
    const { logger, last } = capture();
    logger.warn(
      { err: Object.assign(new Error('no'), { code: 'ECONNREFUSED', status: 503 }), code: 'OUT_OF_STOCK' },
      'gone',
    );
    expect(last()).toMatchObject({
      level: 'warn',
      service: 'test',
      msg: 'gone',
      code: 'OUT_OF_STOCK',
      err: { type: 'Error', message: 'no', code: 'ECONNREFUSED', status: 503 },
    });
  });

  it('writes request id, trace id and noted fields on each line of a request', async () => {
    const { logger, last } = capture();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await runInTrace({ requestId: 'r-1', traceparent }, async () => {
      noteInLogs({ orderId: 'o-1' });
      await Promise.resolve();
      logger.info('within');
    });
    expect(last()).toMatchObject({
      requestId: 'r-1',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      orderId: 'o-1',
    });
    logger.info('outside');
    expect(last().requestId).toBeUndefined();
    expect(currentTrace()).toBeUndefined();
  });
});

describe('a trace', () => {
  it('keeps the trace id of a good traceparent with a parent id of its own', () => {
    const received = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
    const { traceparent } = continueTrace({ traceparent: received });
    expect(traceparent).toMatch(/^00-4bf92f3577b34da6a3ce929d0e0e4736-[\da-f]{16}-00$/);
    expect(traceparent).not.toBe(received);
  });

  it.each([
    'x',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01',
  ])('starts anew where %s came', (traceparent) => {
    const made = continueTrace({ traceparent }).traceparent;
    expect(made).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/);
    expect(made).not.toContain('4bf92f3577b34da6a3ce929d0e0e4736');
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(129), 'a\u0000b'])(
    'replaces the unusable request id %j',
    (requestId) => {
      expect(continueTrace({ requestId }).requestId).toMatch(/^[\da-f-]{36}$/);
    },
  );
});
