import type { QuotedShipment } from '@eshop/contracts/api/order';
import type { AllocatedShipment } from '@eshop/contracts/api/warehouse';
import { problems } from '@eshop/contracts/problem';
import { DomainError } from '@eshop/kit/errors';
import type { Context } from '../context.ts';
import { costShipments } from '../quotes/price-items.ts';
import { type Order, system } from './order.ts';
import { takeStep } from './transitions.ts';
import { heldUntil, writeStep } from './write-step.ts';

/**
 * Has the warehouse hold the stock of a placed order and moves the order on: held, it awaits its payment; short, it is
 * rejected. Safe to repeat at any point: the reservation is the order's own, and only a `PENDING` order moves.
 */
export async function holdStock(context: Context, orderId: string): Promise<void> {
  const order = await context.orders.find(orderId);
  if (order?.status !== 'PENDING') return;
  if (order.shipments.length === 0) return refuse(context, orderId, problems.OUT_OF_STOCK.code, shortMessage);

  const holdExpiresAt = new Date(context.now().getTime() + context.config.windows.paymentSeconds * 1000);
  const answer = await context.warehouse.reserve(order, heldUntil(holdExpiresAt));
  if (!answer.inStock) return refuse(context, orderId, codeOf(answer.refusal), answer.refusal.message);
  const shipments = await shipmentsAsHeld(context, order, answer.shipments);

  await context.transaction(async (tx) => {
    const current = await tx.orders.lock(orderId);
    // Cancelled meanwhile: the cancellation's own task lets the stock go.
    if (current?.status !== 'PENDING') return;
    const step = { actor: system, now: context.now(), changes: { holdExpiresAt, shipments } };
    await writeStep(tx, takeStep(current, 'hold', step));
  });
}

const shortMessage = 'There was not enough stock when the order was placed';

const codeOf = (refusal: Error): string =>
  refusal instanceof DomainError ? refusal.problem.code : problems.OUT_OF_STOCK.code;

async function refuse(context: Context, orderId: string, code: string, message: string): Promise<void> {
  await context.transaction(async (tx) => {
    const current = await tx.orders.lock(orderId);
    if (current?.status !== 'PENDING') return;
    const rejection = { code, message };
    const step = { actor: system, now: context.now(), reason: message, changes: { rejection } };
    await writeStep(tx, takeStep(current, 'refuse', step));
  });
}

/**
 * The shipments as they are really held. They are those of the order's own pricing unless stock moved in between; then each
 * is costed anew for the record, while the customer pays what was accepted.
 */
export async function shipmentsAsHeld(
  context: Context,
  order: Order,
  held: readonly AllocatedShipment[],
): Promise<readonly QuotedShipment[]> {
  return sameShipments(order.shipments, held)
    ? order.shipments
    : costShipments(context, held, order.address.zipCode);
}

type Part = Pick<AllocatedShipment, 'warehouseId' | 'items'>;

function sameShipments(one: readonly Part[], other: readonly Part[]): boolean {
  const text = (shipments: readonly Part[]) =>
    shipments
      .flatMap(({ warehouseId, items }) =>
        items.map(({ productId, quantity }) => `${warehouseId} ${productId} ${quantity}`),
      )
      .sort()
      .join('\n');
  return text(one) === text(other);
}
