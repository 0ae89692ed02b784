import { productQuantityUpdated } from '@eshop/contracts/events';
import { newCaller } from '@eshop/kit/auth';
import { eventually } from '@eshop/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { givenCategory, givenProduct } from './support/given.ts';
import { useProductService } from './support/product-service.ts';

const shop = useProductService();
const base = '/v1/system/product';
const soon = { timeoutMilliseconds: 20_000, everyMilliseconds: 200 };

const ask = async (path: string) => {
  const answer = await shop.http.get(`${base}${path}`).set(shop.admin);
  expect(answer.status).toBe(200);
  return answer.body;
};
type Page = { items: { id: string }[]; nextCursor: string | null };

describe('what the product service tells of itself', () => {
  it('is for admins alone', async () => {
    for (const path of ['', '/published-events', '/deliveries', '/dead-letters']) {
      expect((await shop.http.get(base + path)).status).toBe(401);
      expect((await shop.http.get(base + path).set(shop.customer)).status).toBe(403);
      await ask(path);
    }
    const { dependencies } = await ask('');
    expect(dependencies.map(({ name }: { name: string }) => name)).toEqual(['dynamodb', 's3', 'pubsub']);
  });

  it('events are found by their product after they were published, page by page', async () => {
    const category = await givenCategory(shop);
    const { id, version } = await givenProduct(shop, category.id);
    let seen = version;
    for (const name of ['One', 'Two', 'Three']) {
      const answer = await shop.http
        .patch(`/v1/products/${id}`)
        .set(shop.admin)
        .set('If-Match', `"${seen}"`)
        .send({ name });
      seen = answer.body.version;
    }
    const all = await eventually(async () => {
      const { items } = await ask(`/published-events?key=${id}`);
      expect(items).toHaveLength(4);
      for (const { publishedAt } of items) expect(publishedAt).not.toBeNull();
      return items;
    }, soon);
    expect(all.at(-1)).toMatchObject({ topic: 'product-created', orderingKey: id, data: { productId: id } });
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await ask(`/published-events?key=${id}&limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    const later = await ask(`/published-events?key=${id}&after=${all[1].committedAt}`);
    expect(later.items).toEqual(
      all.filter(({ committedAt }: { committedAt: string }) => committedAt > all[1].committedAt),
    );
    expect((await ask(`/published-events?key=${id}&topic=product-created`)).items).toHaveLength(1);
  });

  it('a delivery is found by its event and by its product', async () => {
    const productId = uuidv7();
    const data = { productId, availableQuantity: 1, version: 1 };
    const { eventId } = await shop.pubsub.publish(productQuantityUpdated, data);
    const found = await eventually(async () => {
      const { items } = await ask(`/deliveries?eventId=${eventId}`);
      expect(items).toMatchObject([{ eventId, outcome: 'handled', orderingKey: productId }]);
      return items;
    }, soon);
    expect((await ask(`/deliveries?key=${productId}`)).items).toEqual(found);
  });

  it('a message that fails waits with its error, is replayed by one admin, and changes the product once', async () => {
    const { id } = await givenProduct(shop, (await givenCategory(shop)).id);
    await shop.pubsub.publishRaw('product-quantity-updated', Buffer.from(`{"productId":"${id}"}`));
    const letter = await eventually(async () => {
      const { items } = await ask('/dead-letters');
      const kept = items.find(({ content }: { content: string }) => content.includes(id));
      expect(kept).toMatchObject({
        attempts: 5,
        lastError: expect.stringContaining('does not fit the contract'),
      });
      return kept;
    }, soon);
    const { deadLetters } = shop.context.consuming;
    const replay = () => shop.http.post(`${base}/dead-letters/${letter.id}/replay`).set(shop.admin);
    expect((await replay()).body).toMatchObject({ code: 'REPLAY_FAILED' });
    expect(await deadLetters.find(letter.id)).toMatchObject({ attempts: 6, status: 'waiting' });

    // The same letter with good data, as if the contract had learnt to read it.
    const kept = await deadLetters.find(letter.id);
    if (!kept) throw new Error('the letter is gone');
    const data = { productId: id, availableQuantity: 7, version: 9 };
    await deadLetters.keep({ ...kept, messageId: 'again', data: Buffer.from(JSON.stringify(data)) });
    expect(
      (await ask('/dead-letters')).items.filter((one: { id: string }) => one.id === letter.id),
    ).toHaveLength(1);
    const answers = await Promise.all([replay(), replay()]);
    expect(answers.map(({ status }) => status).toSorted()[0]).toBe(200);
    await eventually(async () => {
      const product = await shop.http.get(`/v1/products/${id}`);
      expect(product.body.availableQuantity).toBe(7);
    });
    expect(await deadLetters.find(letter.id)).toMatchObject({ status: 'replayed' });
    const other = newCaller(uuidv7(), ['customer', 'admin'], 'token');
    const mark = uuidv7();
    expect(await deadLetters.claim(letter.id, mark)).toBe(false);
    expect(await deadLetters.decide(kept, mark, { status: 'discarded', reason: 'x', actor: other })).toBe(
      false,
    );
    expect((await ask('/dead-letters?status=replayed')).items).toMatchObject([{ id: letter.id }]);
  });
});
