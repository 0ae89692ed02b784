import { LRUCache } from 'lru-cache';
import type { CartOwner } from './cart-owner.ts';

/** Which carts were compared with their copies in MySQL since the connection to Redis was made that is in use. */
export type ComparedCarts = {
  has(owner: CartOwner, connection: number): boolean;
  add(owner: CartOwner, connection: number): void;
};

const cartsAtMost = 20_000;

/** A bounded number of them, those used last: others are compared once more. */
export function createComparedCarts(): ComparedCarts {
  const connections = new LRUCache<string, number>({ max: cartsAtMost });
  return {
    has: ({ key }, connection) => connections.get(key) === connection,
    add: ({ key }, connection) => void connections.set(key, connection),
  };
}
