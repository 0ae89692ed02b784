import { type SaleItem, usd } from '@eshop/contracts';
import type { EventData } from '@eshop/contracts/event-type';
import type { saleCreated } from '@eshop/contracts/events';

/** A sale as the report keeps it: amounts in cents, the lines in the order's own order. */
export type Sale = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly userId: string;
  /** To the millisecond. */
  readonly occurredAt: Date;
  readonly lines: readonly SaleLine[];
  readonly units: number;
  /** Goods only. */
  readonly revenue: number;
  readonly shippingCost: number;
  readonly total: number;
};

export type SaleLine = Omit<SaleItem, 'unitPrice'> & { readonly unitPrice: number };

/** The period that reports can be asked for (contract: `from` and `to` lie in it). */
const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** A sale that the report can't count; it ends as a dead letter, for a person to look at. */
export class UncountableSale extends Error {
  override readonly name = 'UncountableSale';
}

/**
 * The sale that an event tells of.
 * @throws {UncountableSale} when its amounts do not add up, or no period that can be asked for would show it.
 * @throws {RangeError} when an amount leaves the safe integers.
 */
export function saleOf(data: EventData<typeof saleCreated>): Sale {
  const { orderId, orderNumber, userId, items } = data;
  const occurredAt = new Date(data.occurredAt);
  if (!(occurredAt.getTime() >= earliest && occurredAt.getTime() < latest)) {
    throw new UncountableSale(`sale ${orderId} happened at ${data.occurredAt}, outside of 1970 to 2200`);
  }
  const lines = items.map((item) => ({ ...item, unitPrice: item.unitPrice.amount }));
  const revenue = usd(lines.reduce((sum, line) => sum + lineTotal(line), 0)).amount;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const shippingCost = data.shippingCost.amount;
  const total = data.total.amount;
  if (revenue + shippingCost !== total) {
    throw new UncountableSale(
      `sale ${orderId} has ${revenue} of goods and ${shippingCost} of shipping, but a total of ${total}`,
    );
  }
  return { orderId, orderNumber, userId, occurredAt, lines, units, revenue, shippingCost, total };
}

/** Cents of a line. */
export const lineTotal = ({ quantity, unitPrice }: Pick<SaleLine, 'quantity' | 'unitPrice'>): number =>
  usd(quantity * unitPrice).amount;
