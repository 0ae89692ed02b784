import assert from 'node:assert/strict';
import { createMovement, listStock } from '@eshop/contracts/api/warehouse';
import { describe, expect, it } from 'vitest';
import { heldOrder } from '../lib/orders.ts';
import { admin, newCustomer } from '../lib/people.ts';
import { newProduct, receive, untilAvailable, warehouses } from '../lib/products.ts';
import { refused } from '../lib/refused.ts';

/** How long a product may take to offer what its warehouses have, when the shop is idle (contract, I6). */
const timeoutMilliseconds = 2_000;

describe('the quantity on offer', () => {
  it('follows every movement within two seconds', async () => {
    const product = await newProduct({ stock: 5 });
    const [main, other] = await warehouses();
    assert.ok(main && other);
    const { shop: office } = await admin();
    const move = { productId: product.id, reason: 'For a test' };
    const follow = async (quantity: number) => {
      const began = performance.now();
      await untilAvailable(product.id, quantity, timeoutMilliseconds);
      return performance.now() - began;
    };
    const times: number[] = [];
    await receive(product.id, other.id, 3);
    times.push(await follow(8));
    await office.call(createMovement, {
      body: { ...move, type: 'adjust', quantity: -2, warehouseId: main.id },
    });
    times.push(await follow(6));
    await office.call(createMovement, {
      body: { ...move, type: 'transfer', quantity: 3, fromWarehouseId: main.id, toWarehouseId: other.id },
    });
    times.push(await follow(6));
    const { items } = await office.call(listStock, { query: { productId: product.id } });
    expect(new Map(items.map(({ warehouseId, onHand }) => [warehouseId, onHand]))).toEqual(
      new Map([
        [main.id, 0],
        [other.id, 6],
      ]),
    );
    const none = office.call(createMovement, {
      body: { ...move, type: 'adjust', quantity: -1, warehouseId: main.id },
    });
    await refused(none, 'OUT_OF_STOCK');
    const customer = await newCustomer();
    await heldOrder(customer, [{ productId: product.id, quantity: 4 }]);
    times.push(await follow(2));
    process.stdout.write(
      `availability followed after ${times.map((time) => time.toFixed(0)).join(', ')} ms\n`,
    );
  });
});
