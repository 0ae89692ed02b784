import type { Item } from '@eshop/contracts';
import type { AllocatedShipment } from '@eshop/contracts/api/warehouse';
import { OutOfStockError, type Shortage } from '../stock/out-of-stock.ts';
import { available, type PlacedLevel } from '../stock/stock.ts';

/** How far a warehouse is from a customer: the difference of the zip codes (contract, section 3). */
export const distanceBetween = (fromZip: string, toZip: string): number =>
  Math.abs(Number(fromZip) - Number(toZip));

/** So many units of a product from one warehouse. */
type Pick = { readonly level: PlacedLevel; readonly quantity: number };

/**
 * Decides which warehouses send what to `zipCode`: the one decision behind quote, preview, reservation and movement. The
 * nearest warehouse is tried first, ties by id; a line that it can't fill goes on to the next one. All lines or none.
 * Shipments come nearest first, their items in the order of the lines.
 * @throws {OutOfStockError} naming every line that all warehouses together can't fill.
 */
export function allocate(
  items: readonly Item[],
  zipCode: string,
  levels: readonly PlacedLevel[],
): AllocatedShipment[] {
  const inOrder = nearestFirst(levels, zipCode);
  const picks: Pick[] = [];
  const shortages: Shortage[] = [];
  for (const item of items) {
    const offers = inOrder.filter(({ productId }) => productId === item.productId);
    const availableQuantity = offers.reduce((sum, level) => sum + available(level), 0);
    if (availableQuantity < item.quantity) {
      shortages.push({ productId: item.productId, requestedQuantity: item.quantity, availableQuantity });
    } else {
      picks.push(...pick(item.quantity, offers));
    }
  }
  if (shortages.length > 0) throw new OutOfStockError(shortages);
  return toShipments(picks, zipCode);
}

/** Levels in the order in which their warehouses are tried: nearest first, ties by id. */
export const nearestFirst = (levels: readonly PlacedLevel[], zipCode: string): PlacedLevel[] =>
  levels.toSorted((left, right) => compare(left, right, zipCode));

function compare(left: PlacedLevel, right: PlacedLevel, zipCode: string): number {
  const nearer =
    distanceBetween(left.warehouseZipCode, zipCode) - distanceBetween(right.warehouseZipCode, zipCode);
  if (nearer !== 0) return nearer;
  return left.warehouseId < right.warehouseId ? -1 : left.warehouseId > right.warehouseId ? 1 : 0;
}

function pick(quantity: number, offers: readonly PlacedLevel[]): Pick[] {
  const picks: Pick[] = [];
  let missing = quantity;
  for (const level of offers) {
    const taken = Math.min(missing, available(level));
    if (taken > 0) picks.push({ level, quantity: taken });
    missing -= taken;
  }
  return picks;
}

function toShipments(picks: readonly Pick[], zipCode: string): AllocatedShipment[] {
  const inOrder = picks.toSorted((left, right) => compare(left.level, right.level, zipCode));
  const byWarehouse = Map.groupBy(inOrder, ({ level }) => level.warehouseId);
  return [...byWarehouse.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const { warehouseId, warehouseName, warehouseZipCode } = first.level;
    return {
      warehouseId,
      warehouseName,
      warehouseZipCode,
      items: parts.map(({ level, quantity }) => ({ productId: level.productId, quantity })),
      distance: distanceBetween(warehouseZipCode, zipCode),
    };
  });
}
