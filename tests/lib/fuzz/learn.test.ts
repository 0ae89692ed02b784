import { listOrders } from '@eshop/contracts/api/order';
import { addProductImage, archiveProduct, createProduct } from '@eshop/contracts/api/product';
import { expect, it } from 'vitest';
import { randomFrom } from '../../prove/random.ts';
import { createKnown, type Facts } from './known.ts';
import { learn } from './learn.ts';
import { idOfAnswer, nameOf } from './names.ts';

it('calls an id the same in paths, bodies and answers', () => {
  expect(nameOf('id', '/v1/products/{id}/images')).toBe('productId');
  expect(nameOf('id', '/v1/auth/users/{id}/roles')).toBe('userId');
  expect(nameOf('id', '/v1/system/sales-report/dead-letters/{id}/replay')).toBe('salesReportDeadLetterId');
  expect(nameOf('id', '/v1/categories/{id}')).toBe(nameOf('parentId', '/v1/categories'));
  expect(nameOf('ids', '/v1/orders')).toBe(idOfAnswer(listOrders));
  expect(idOfAnswer(addProductImage)).toBe(nameOf('imageIds', '/v1/products/{id}/images/order'));
});

it('notes what the run has made, with its version and state, and nothing of others', () => {
  const facts: Facts = new Map();
  const known = createKnown(facts);
  const random = randomFrom(1);
  const product = { id: 'p', archived: false, version: 3, categoryId: 'of others', images: [] };
  learn({ endpoint: createProduct, answer: product }, known, facts);
  learn({ endpoint: addProductImage, answer: { id: 'i' }, target: 'p' }, known, facts);
  learn(
    { endpoint: listOrders, answer: { items: [{ id: 'o', items: [{ productId: 'p' }] }] } },
    known,
    facts,
  );
  expect(known.pick('productId', random)).toBe('p');
  expect(facts.get('p')).toEqual({ state: 'false', version: 3 });
  expect(facts.get('i')).toMatchObject({ of: 'p' });
  expect(known.all('categoryId')).toEqual([]);
  expect(known.all('orderId')).toEqual([]);
  learn({ endpoint: archiveProduct, target: 'p' }, known, facts);
  expect(facts.get('p')).toEqual({ state: 'deleted', version: 4 });
});
