import { listenToEvents, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { usePayment } from './use-payment.ts';

describe('the lists of the review desk', () => {
  const payment = usePayment();

  const list = async (query: string, { headers }: { headers: { authorization: string } }) => {
    const answer = await payment.api().get(`/v1/payments?${query}`).set(headers);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const ids: string[] = answer.body.items.map(({ id }: { id: string }) => id);
    return { ids, next: answer.body.nextCursor as string | null };
  };

  it('show admins the payments of one customer, newest first when asked', async () => {
    const [one, other] = [await signIn(), await signIn()];
    const admin = await payment.admin();
    const first = await payment.submitted({ caller: one });
    await payment.submitted({ caller: other });
    const second = await payment.submitted({ caller: one });
    expect((await list(`userId=${one.userId}`, admin)).ids).toEqual([first.id, second.id]);
    expect((await list(`userId=${one.userId}&sort=newest`, admin)).ids).toEqual([second.id, first.id]);
  });

  it('show customers nothing of others, whomever they name', async () => {
    const [one, other] = [await signIn(), await signIn()];
    const mine = await payment.submitted({ caller: one });
    expect((await list(`userId=${one.userId}`, other)).ids).toEqual([]);
    expect((await list(`userId=${one.userId}`, one)).ids).toEqual([mine.id]);
  });

  it('show payments in any of several states, page after page in either direction', async () => {
    const caller = await signIn();
    const admin = await payment.admin();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) {
      const { id } = await payment.submitted({ caller });
      if (index % 2 === 0) await payment.decide(id, 'approve');
      else await payment.decide(id, 'reject', { reason: 'unreadable' });
      ids.push(id);
    }
    await payment.submitted({ caller });
    const decided = `userId=${caller.userId}&status=APPROVED&status=REJECTED&limit=2`;
    for (const [sort, expected] of [
      ['oldest', ids],
      ['newest', ids.toReversed()],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await list(`${decided}&sort=${sort}${cursor && `&cursor=${cursor}`}`, admin);
        seen.push(...page.ids);
        cursor = page.next;
      }
      expect(seen).toEqual(expected);
    }
  });

  it('narrow to a period', async () => {
    const caller = await signIn();
    const { id, createdAt } = await payment.submitted({ caller });
    const from = new Date(createdAt);
    const after = new Date(from.getTime() + 1);
    expect((await list(`from=${from.toISOString()}&to=${after.toISOString()}`, caller)).ids).toEqual([id]);
    expect((await list(`from=${after.toISOString()}`, caller)).ids).toEqual([]);
    expect((await list(`to=${from.toISOString()}`, caller)).ids).toEqual([]);
  });

  it.each(['sort=random', 'userId=me', 'status=LOST', 'from=2026-02-02&to=2026-02-01'])(
    'refuse ?%s',
    async (query) => {
      const admin = await payment.admin();
      const answer = await payment.api().get(`/v1/payments?${query}`).set(admin.headers);
      expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    },
  );

  it('say whether a rejection was for good', async () => {
    const [retry, final] = [await payment.submitted(), await payment.submitted()];
    await payment.decide(retry.id, 'reject', { reason: 'unreadable' });
    await payment.decide(final.id, 'reject', { reason: 'forged', final: true });
    expect((await payment.get(retry.id)).final).toBeUndefined();
    expect((await payment.get(final.id)).final).toBe(true);
  });
});

describe('a decision that comes second', () => {
  const payment = usePayment();

  it('is told who decided first, what, when and why', async () => {
    const { id } = await payment.submitted();
    const [first, second] = [await payment.admin(), await payment.otherAdmin()];
    const decided = await payment.decide(id, 'reject', { reason: 'the sum is cut off' });
    const late = await payment.api().post(`/v1/payments/${id}/approve`).set(second.headers);
    expect([late.status, late.body.code]).toEqual([409, 'INVALID_STATE']);
    expect(late.body.payment).toEqual(decided.body);
    expect(late.body.payment).toMatchObject({
      reviewedBy: first.userId,
      status: 'REJECTED',
      reason: 'the sum is cut off',
    });
  });

  it('is told the same at the same time as the first one, and again with its Idempotency-Key', async () => {
    const { id } = await payment.submitted();
    const admins = [await payment.admin(), await payment.otherAdmin()];
    const keys = [uuidv7(), uuidv7()];
    const approve = (index: number) =>
      payment
        .api()
        .post(`/v1/payments/${id}/approve`)
        .set({ ...admins[index]?.headers, 'idempotency-key': keys[index] });
    const answers = await Promise.all([approve(0), approve(1)]);
    const lost = answers.findIndex(({ status }) => status === 409);
    expect(answers[lost]?.body.payment).toEqual(answers[1 - lost]?.body);
    const again = await approve(lost);
    expect([again.status, again.body.payment]).toEqual([409, answers[lost]?.body.payment]);
  });
});

describe('GET /v1/payment-counts', () => {
  const payment = usePayment();
  const counts = async () => {
    const admin = await payment.admin();
    const answer = await payment.api().get('/v1/payment-counts').set(admin.headers);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('tells how many wait and since when, and is for admins', async () => {
    expect(await counts()).toEqual({ waiting: 0, oldestAt: null });
    const first = await payment.submitted();
    const second = await payment.submitted();
    expect(await counts()).toEqual({ waiting: 2, oldestAt: first.createdAt });
    await payment.decide(first.id, 'approve');
    expect(await counts()).toEqual({ waiting: 1, oldestAt: second.createdAt });
    for (const caller of [await payment.customer(), await signIn('warehouse')]) {
      const refused = await payment.api().get('/v1/payment-counts').set(caller.headers);
      expect(refused.status).toBe(403);
    }
  });
});

describe('GET /v1/payment-feed', () => {
  const payment = usePayment();

  it('tells each change of any payment, and goes on after Last-Event-ID', async () => {
    const admin = await payment.admin();
    let submitted = { id: '', orderId: '' };
    const { events } = await listenToEvents(payment.app, '/v1/payment-feed', {
      headers: admin.headers,
      whenOpen: async () => {
        submitted = await payment.submitted();
      },
      enough: (seen) => seen.length === 2,
    });
    const [ready, told] = events;
    expect(ready).toMatchObject({ event: 'ready', data: {} });
    const { id, orderId } = submitted;
    expect(told).toMatchObject({
      event: 'payment',
      data: { id, orderId, status: 'PENDING', reviewedBy: null, version: 1 },
    });
    await payment.decide(id, 'approve');
    const other = await payment.submitted();
    const later = await listenToEvents(payment.app, '/v1/payment-feed', {
      headers: { ...admin.headers, 'last-event-id': told?.id ?? '' },
      enough: (seen) => seen.length === 2,
    });
    expect(later.events.map(({ data }) => data)).toMatchObject([
      { id, status: 'APPROVED', reviewedBy: admin.userId, version: 2 },
      { id: other.id, status: 'PENDING' },
    ]);
  });

  it('leaves out none of many changes at the same time', async () => {
    const admin = await payment.admin();
    const start = await listenToEvents(payment.app, '/v1/payment-feed', {
      headers: admin.headers,
      enough: (seen) => seen.length === 1,
    });
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await payment.submitted()).id));
    const { events } = await listenToEvents(payment.app, '/v1/payment-feed', {
      headers: { ...admin.headers, 'last-event-id': start.events[0]?.id ?? '' },
      enough: (seen) => seen.length === ids.length,
    });
    expect(new Set(events.map(({ data }) => (data as { id: string }).id))).toEqual(new Set(ids));
  });

  it('is for admins', async () => {
    for (const caller of [await payment.customer(), await signIn('warehouse')]) {
      const { status } = await listenToEvents(payment.app, '/v1/payment-feed', { headers: caller.headers });
      expect(status).toBe(403);
    }
  });
});
