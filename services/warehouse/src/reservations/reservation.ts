import type { Item } from '@eshop/contracts';
import type { AllocatedShipment, Reservation as ReservationAnswer } from '@eshop/contracts/api/warehouse';
import { type LevelChange, type NewMovement, systemActor } from '../stock/stock.ts';

/**
 * Stock held for an order. `HELD` counts as reserved; `COMMITTED` has left; `EXPIRED` ran out of time and may be held anew;
 * `RELEASED` was let go by the order for good, only a commit can take its stock again. One that was released before it was
 * ever held has no items and no zip code.
 */
export type Reservation = {
  readonly orderId: string;
  readonly status: ReservationAnswer['status'];
  readonly items: readonly Item[];
  readonly zipCode: string | null;
  readonly shipments: readonly AllocatedShipment[];
  readonly expiresAt: Date | null;
};

/** What an order asks to be held; `expiresAt: null` holds it until it is committed or released. */
export type HoldRequest = {
  readonly orderId: string;
  readonly items: readonly Item[];
  readonly zipCode: string;
  readonly expiresAt: Date | null;
};

/** Whether the request is for what the reservation was made for; the order of the lines does not matter. */
export function isSameHold({ items, zipCode }: Reservation, request: HoldRequest): boolean {
  const asked = new Map(request.items.map(({ productId, quantity }) => [productId, quantity]));
  return (
    zipCode === request.zipCode &&
    items.length === asked.size &&
    items.every(({ productId, quantity }) => asked.get(productId) === quantity)
  );
}

/** The products of a reservation or request. */
export const productIdsOf = ({ items }: { readonly items: readonly Item[] }): string[] =>
  items.map(({ productId }) => productId);

/** What is done to the levels that shipments come from. */
export type StockEffect = 'hold' | 'release' | 'take-held' | 'take-free';

const effects: Readonly<Record<StockEffect, { readonly onHand: number; readonly reserved: number }>> = {
  hold: { onHand: 0, reserved: 1 },
  release: { onHand: 0, reserved: -1 },
  'take-held': { onHand: -1, reserved: -1 },
  'take-free': { onHand: -1, reserved: 0 },
};

/** The changes of levels that an effect on shipments means. */
export function changesFor(shipments: readonly AllocatedShipment[], effect: StockEffect): LevelChange[] {
  const { onHand, reserved } = effects[effect];
  return shipments.flatMap(({ warehouseId, items }) =>
    items.map(({ productId, quantity }) => ({
      productId,
      warehouseId,
      onHand: onHand * quantity,
      reserved: reserved * quantity,
    })),
  );
}

/** The entries of the ledger with which shipments leave for an order. */
export const salesOf = ({ orderId, shipments }: Reservation): NewMovement[] =>
  shipments.flatMap(({ warehouseId, items }) =>
    items.map(({ productId, quantity }) => ({
      type: 'sale' as const,
      productId,
      quantity,
      reason: 'Sold',
      fromWarehouseId: warehouseId,
      toWarehouseId: null,
      warehouseId: null,
      orderId,
      actor: systemActor,
    })),
  );
