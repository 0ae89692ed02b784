import { randomUUID } from 'node:crypto';
import { type CreateMovement, createMovement, listStock } from '@eshop/contracts/api/warehouse';
import type { Random } from '../random.ts';
import type { Turn, World } from './world.ts';

/** Staff receive, adjust and move stock; now and then some of what is scarce arrives. */
export const moveStock: Turn = async (world, person, random) => {
  const { client, promises } = world;
  const key = randomUUID();
  const movement = movementOf(world, random, key);
  const asked = await client.ask(person.shop, createMovement, { body: movement, idempotencyKey: key }, [
    'OUT_OF_STOCK',
  ]);
  const id = asked.outcome === 'promised' ? asked.answer.id : undefined;
  promises.movements.push({ key, movement, said: asked.outcome, id });
  await client.ask(person.shop, listStock, { query: { productId: movement.productId } });
};

function movementOf({ moved, scarce, warehouses }: World, random: Random, reason: string): CreateMovement {
  const [from, to] = random.shuffle(warehouses);
  if (!from || !to) throw new Error('there are two warehouses at least');
  const { id: productId } = random.pick(moved);
  const quantity = 1 + random.int(5);
  const kind = random.next();
  if (kind < 0.1) return { type: 'receive', productId: scarce.id, quantity: 2, reason, toWarehouseId: to.id };
  if (kind < 0.4) return { type: 'receive', productId, quantity, reason, toWarehouseId: to.id };
  if (kind < 0.7)
    return {
      type: 'adjust',
      productId,
      quantity: random.pick([-1, 1]) * quantity,
      reason,
      warehouseId: to.id,
    };
  // Sometimes more than there is: refused, so it must not be in the ledger.
  const much = random.next() < 0.2 ? 900_000 : quantity;
  return {
    type: 'transfer',
    productId,
    quantity: much,
    reason,
    fromWarehouseId: from.id,
    toWarehouseId: to.id,
  };
}
