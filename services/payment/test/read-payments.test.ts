import { eventually, signIn } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { pdf, picture } from './files.ts';
import { usePayment } from './use-payment.ts';

describe('reading payments', () => {
  const payment = usePayment();

  const list = async (query: string, { headers }: { headers: { authorization: string } }) => {
    const answer = await payment.api().get(`/v1/payments${query}`).set(headers);
    expect(answer.status).toBe(200);
    const ids: string[] = answer.body.items.map(({ id }: { id: string }) => id);
    return { ids, next: answer.body.nextCursor as string | null };
  };

  it('shows customers their own and admins all, oldest first', async () => {
    const [one, other] = [await signIn(), await signIn()];
    const first = await payment.submitted({ caller: one });
    const second = await payment.submitted({ caller: other });
    const third = await payment.submitted({ caller: one });
    expect((await list('', one)).ids).toEqual([first.id, third.id]);
    expect((await list('', other)).ids).toEqual([second.id]);
    const all = (await list('?limit=100', await payment.admin())).ids;
    expect(all.filter((id) => [first.id, second.id, third.id].includes(id))).toEqual([
      first.id,
      second.id,
      third.id,
    ]);
  });

  it('narrows to a state and to an order, and not to somebody else’s', async () => {
    const caller = await signIn();
    const rejected = await payment.submitted({ caller });
    await payment.decide(rejected.id, 'reject', { reason: 'unreadable' });
    const again = await payment.submitted({ caller, orderId: rejected.orderId });
    const elsewhere = await payment.submitted({ caller });
    expect((await list(`?orderId=${rejected.orderId}`, caller)).ids).toEqual([rejected.id, again.id]);
    expect((await list('?status=PENDING', caller)).ids).toEqual([again.id, elsewhere.id]);
    expect((await list(`?status=REJECTED&orderId=${rejected.orderId}`, caller)).ids).toEqual([rejected.id]);
    expect((await list('?status=APPROVED', caller)).ids).toEqual([]);
    expect((await list(`?orderId=${rejected.orderId}`, await payment.stranger())).ids).toEqual([]);
    expect(
      (await list(`?orderId=${rejected.orderId.toUpperCase()}`, await payment.admin())).ids,
    ).toHaveLength(2);
  });

  it('gives every payment once, page after page, while others are added', async () => {
    const caller = await signIn();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push((await payment.submitted({ caller })).id);
    const first = await list('?limit=2', caller);
    ids.push((await payment.submitted({ caller })).id);
    const second = await list(`?limit=2&cursor=${first.next}`, caller);
    const third = await list(`?limit=2&cursor=${second.next}`, caller);
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids);
    expect(third.next).toBeNull();
  });

  it('hides payments and files from everybody but their owner and admins', async () => {
    const { id } = await payment.submitted();
    const stranger = await payment.stranger();
    for (const path of [`/v1/payments/${id}`, `/v1/payments/${id}/proof`, `/v1/payments/${uuidv7()}`]) {
      const answer = await payment.api().get(path).set(stranger.headers);
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
    }
    const owner = await payment
      .api()
      .get(`/v1/payments/${id}`)
      .set((await payment.customer()).headers);
    expect(owner.status).toBe(200);
    expect(owner.headers.etag).toBe('"1"');
  });

  it('shows a file by a link that needs no token, inline, with its kind and a name of ours', async () => {
    const file = pdf();
    const { id } = await payment.submitted({ file, fileName: 'a"b\r\nc.pdf' });
    for (const { headers } of [await payment.customer(), await payment.admin()]) {
      const answer = await payment.api().get(`/v1/payments/${id}/proof`).set(headers);
      expect(answer.status).toBe(302);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      const link = new URL(answer.headers.location ?? '');
      expect(link.searchParams.get('X-Amz-Expires')).toBe('300');
      expect(link.searchParams.get('x-amz-checksum-mode')).toBeNull();
      const shown = await fetch(link);
      expect(shown.status).toBe(200);
      expect(shown.headers.get('content-type')).toBe('application/pdf');
      expect(shown.headers.get('content-disposition')).toBe(`inline; filename="payment-${id}.pdf"`);
      expect(Buffer.from(await shown.arrayBuffer()).equals(file)).toBe(true);
    }
  });

  it('keeps the bucket shut to whoever has no link, or one for another file or name', async () => {
    const { id } = await payment.submitted();
    const { headers } = await payment.customer();
    const answer = await payment.api().get(`/v1/payments/${id}/proof`).set(headers);
    const link = new URL(answer.headers.location ?? '');
    expect((await fetch(new URL(link.pathname, link))).status).toBe(403);
    expect((await fetch(new URL(`/${payment.bucket}`, link))).status).toBe(403);
    expect((await fetch(link, { method: 'DELETE' })).status).toBe(403);
    const renamed = new URL(link);
    renamed.searchParams.set('response-content-disposition', 'attachment');
    expect((await fetch(renamed)).status).toBe(403);
    const another = new URL(link);
    another.pathname = another.pathname.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await fetch(another)).status).toBe(403);
    expect((await payment.objects()).length).toBeGreaterThan(0);
  });
});

describe('a link to a proof', () => {
  const payment = usePayment({ PAYMENT_PROOF_LINK_SECONDS: '1' });

  it('is good for its time only', async () => {
    const { id } = await payment.submitted({ file: await picture('webp') });
    const { headers } = await payment.customer();
    const { location = '' } = (await payment.api().get(`/v1/payments/${id}/proof`).set(headers)).headers;
    await eventually(async () => expect((await fetch(location)).status).toBe(403));
  });
});

describe('a link to a proof behind another address of S3', () => {
  const payment = usePayment({ S3_PUBLIC_ENDPOINT: 'https://files.eshop.example' });

  it('leads where browsers reach S3', async () => {
    const { id } = await payment.submitted();
    const { headers } = await payment.customer();
    const { location = '' } = (await payment.api().get(`/v1/payments/${id}/proof`).set(headers)).headers;
    expect(new URL(location).origin).toBe('https://files.eshop.example');
  });
});
