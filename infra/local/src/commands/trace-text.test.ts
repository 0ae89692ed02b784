import { expect, test } from 'vitest';
import { traceText } from './trace-text.ts';

test('a trace is told by service, name and time, each span below what caused it', () => {
  const span = { kind: 'server', failed: false, attributes: {} } as const;
  const text = traceText({
    traceId: 'a'.repeat(32),
    startedAt: '2026-11-29T00:00:00.000Z',
    milliseconds: 30,
    spans: [
      {
        ...span,
        id: '1',
        parentId: null,
        service: 'gateway',
        name: 'POST /v1/orders',
        offsetMilliseconds: 0,
        milliseconds: 30,
      },
      {
        ...span,
        id: '2',
        parentId: '1',
        service: 'order',
        name: 'POST /v1/orders',
        offsetMilliseconds: 15,
        milliseconds: 15,
        failed: true,
      },
      {
        ...span,
        id: '3',
        parentId: '2',
        service: 'order',
        name: 'INSERT orders',
        kind: 'client',
        offsetMilliseconds: 16,
        milliseconds: 4.5,
      },
    ],
  });
  expect(text.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    `trace ${'a'.repeat(32)} 2026-11-29T00:00:00.000Z within 30 ms`,
    ` +0.0 ms gateway POST /v1/orders ${'#'.repeat(30)} 30.0 ms`,
    ` +15.0 ms order POST /v1/orders ${'x'.repeat(15)} 15.0 ms, stores 1 in 4.5 ms`,
    '',
    '',
  ]);
});
