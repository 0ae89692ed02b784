import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useOrder } from './use-order.ts';

type Step = { id: string; event: string; data: { status: string } };

describe('GET /v1/orders/:id/events', () => {
  const order = useOrder();
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = order.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
  });

  /** Reads until the stream ends or `enough` says so. */
  async function watch(
    orderId: string,
    options: { after?: string; enough?: (steps: Step[]) => boolean } = {},
  ) {
    const gone = new AbortController();
    const answer = await fetch(`${origin}/v1/orders/${orderId}/events`, {
      headers: {
        ...(await order.customer()).headers,
        ...(options.after ? { 'last-event-id': options.after } : {}),
      },
      signal: gone.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const steps: Step[] = [];
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const frames = text.split('\n\n');
      text = frames.pop() ?? '';
      steps.push(...frames.filter((frame) => !frame.startsWith(':')).map(parse));
      if (options.enough?.(steps)) break;
    }
    gone.abort();
    return steps;
  }

  function parse(frame: string): Step {
    const fields = Object.fromEntries(
      frame
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    return { id: fields.id ?? '', event: fields.event ?? '', data: JSON.parse(fields.data ?? '{}') };
  }

  it('tells the whole timeline, then each step as it happens, and ends with the order', async () => {
    const { order: held } = await order.held();
    const watching = watch(held.id);
    await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.customer());
    const steps = await watching;
    expect(steps.map(({ id, event, data }) => [id, event, data.status])).toEqual([
      ['1', 'status', 'PENDING'],
      ['2', 'status', 'AWAITING_PAYMENT'],
      ['3', 'status', 'CANCELLED'],
    ]);
  });

  it('goes on after Last-Event-ID', async () => {
    const { order: held } = await order.held();
    const steps = await watch(held.id, { after: '1', enough: (seen) => seen.length === 1 });
    expect(steps[0]?.data.status).toBe('AWAITING_PAYMENT');
  });

  it('ends at once for a client that has seen the end', async () => {
    const { order: held } = await order.held();
    const { body } = await order.post(`/v1/orders/${held.id}/cancel`, {}, await order.customer());
    expect(await watch(held.id, { after: String(body.version) })).toEqual([]);
  });

  it('tells steps that another instance took', async () => {
    const { order: held } = await order.held();
    const watching = watch(held.id, { after: '2', enough: (seen) => seen.length === 1 });
    await order.context.database.$executeRaw`
      INSERT INTO timeline (order_id, version, at, status, actor) VALUES (${held.id}::uuid, 3, now(), 'PAYMENT_REVIEW', 'system')`;
    expect((await watching)[0]).toMatchObject({ id: '3', data: { status: 'PAYMENT_REVIEW' } });
  });

  it('refuses a Last-Event-ID that is none', async () => {
    const { order: held } = await order.held();
    const answer = await order
      .api()
      .get(`/v1/orders/${held.id}/events`)
      .set((await order.customer()).headers)
      .set('last-event-id', 'x');
    expect(answer.status).toBe(400);
  });
});
