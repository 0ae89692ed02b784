import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OutOfStockError, type Shortage } from '../stock/out-of-stock.ts';
import { available, type PlacedLevel } from '../stock/stock.ts';
import { allocate, distanceBetween } from './allocate.ts';

const zip = fc.integer({ min: 0, max: 99_999 }).map((number) => String(number).padStart(5, '0'));
const products = ['p1', 'p2', 'p3'];
const quantities = fc.integer({ min: 0, max: 20 });

/** Up to five warehouses, often at the same distance, each with a level of any of three products. */
const levels = fc
  .uniqueArray(fc.record({ id: fc.uuid(), zipCode: fc.oneof(zip, fc.constantFrom('10250', '10252')) }), {
    selector: ({ id }) => id,
    maxLength: 5,
  })
  .chain((warehouses) =>
    fc.tuple(
      ...warehouses.flatMap(({ id, zipCode }) =>
        products.map((productId) =>
          fc.tuple(quantities, quantities).map(
            ([free, reserved]): PlacedLevel => ({
              productId,
              warehouseId: id,
              warehouseName: `Warehouse ${id}`,
              warehouseZipCode: zipCode,
              onHand: free + reserved,
              reserved,
            }),
          ),
        ),
      ),
    ),
  );

const items = fc.uniqueArray(
  fc.record({ productId: fc.constantFrom(...products), quantity: fc.integer({ min: 1, max: 40 }) }),
  { selector: ({ productId }) => productId, minLength: 1 },
);

const availableOf = (all: readonly PlacedLevel[], productId: string) =>
  all.filter((level) => level.productId === productId).reduce((sum, level) => sum + available(level), 0);

type Decision = { shipments: ReturnType<typeof allocate> } | { shortages: readonly Shortage[] };

function decide(...input: Parameters<typeof allocate>): Decision {
  try {
    return { shipments: allocate(...input) };
  } catch (error) {
    if (error instanceof OutOfStockError) return { shortages: error.shortages };
    throw error;
  }
}

/** Runs the check for many random shops in which the allocation succeeds. */
const whenAllocated = (
  check: (
    shipments: ReturnType<typeof allocate>,
    input: { items: { productId: string; quantity: number }[]; zipCode: string; levels: PlacedLevel[] },
  ) => void,
) =>
  fc.assert(
    fc.property(items, zip, levels, (wanted, zipCode, all) => {
      const decision = decide(wanted, zipCode, all);
      if ('shipments' in decision) check(decision.shipments, { items: wanted, zipCode, levels: all });
    }),
    { numRuns: 1_000 },
  );

describe('an allocation', () => {
  it('succeeds exactly when every line can be filled, and names each that can not', () => {
    fc.assert(
      fc.property(items, zip, levels, (wanted, zipCode, all) => {
        const shortages = wanted
          .map(({ productId, quantity }) => ({
            productId,
            requestedQuantity: quantity,
            availableQuantity: availableOf(all, productId),
          }))
          .filter(({ requestedQuantity, availableQuantity }) => requestedQuantity > availableQuantity);
        const decision = decide(wanted, zipCode, all);
        if (shortages.length > 0) expect(decision).toEqual({ shortages });
        else expect(decision).toHaveProperty('shipments');
      }),
      { numRuns: 1_000 },
    );
  });

  it('sends what was asked for, no more and no less', () => {
    whenAllocated((shipments, { items: wanted }) => {
      const sent = shipments.flatMap((shipment) => shipment.items);
      for (const { productId, quantity } of wanted) {
        const parts = sent.filter((item) => item.productId === productId);
        expect(parts.reduce((sum, item) => sum + item.quantity, 0)).toBe(quantity);
      }
      expect(new Set(sent.map((item) => item.productId)).size).toBe(wanted.length);
    });
  });

  it('never takes more than a warehouse has available', () => {
    whenAllocated((shipments, { levels: all }) => {
      for (const { warehouseId, items: sent } of shipments) {
        for (const { productId, quantity } of sent) {
          const level = all.find((each) => each.warehouseId === warehouseId && each.productId === productId);
          expect(quantity).toBeGreaterThan(0);
          expect(quantity).toBeLessThanOrEqual(level ? available(level) : 0);
        }
      }
    });
  });

  it('empties a nearer warehouse before it goes on to the next, ties by id', () => {
    whenAllocated((shipments, { items: wanted, zipCode, levels: all }) => {
      for (const { productId } of wanted) {
        const inTurn = all
          .filter((level) => level.productId === productId)
          .sort(
            (left, right) =>
              distanceBetween(left.warehouseZipCode, zipCode) -
                distanceBetween(right.warehouseZipCode, zipCode) ||
              (left.warehouseId < right.warehouseId ? -1 : 1),
          );
        const left = inTurn.map((level) => {
          const shipment = shipments.find(({ warehouseId }) => warehouseId === level.warehouseId);
          const sent = shipment?.items.find((item) => item.productId === productId)?.quantity ?? 0;
          return { sent, rest: available(level) - sent };
        });
        const lastUsed = left.findLastIndex(({ sent }) => sent > 0);
        for (const { rest } of left.slice(0, lastUsed)) expect(rest).toBe(0);
      }
    });
  });

  it('lists each warehouse once, nearest first, with its distance', () => {
    whenAllocated((shipments, { zipCode }) => {
      expect(new Set(shipments.map(({ warehouseId }) => warehouseId)).size).toBe(shipments.length);
      const distances = shipments.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((left, right) => left - right));
      for (const { distance, warehouseZipCode, items: sent } of shipments) {
        expect(distance).toBe(Math.abs(Number(warehouseZipCode) - Number(zipCode)));
        expect(sent.length).toBeGreaterThan(0);
      }
    });
  });

  it('is the same however the levels come from the database', () => {
    fc.assert(
      fc.property(items, zip, levels, fc.infiniteStream(fc.nat()), (wanted, zipCode, all, random) => {
        const keyed = all.map((level) => ({ level, key: random.next().value ?? 0 }));
        const shuffled = keyed.sort((left, right) => left.key - right.key).map(({ level }) => level);
        expect(decide(wanted, zipCode, shuffled)).toEqual(decide(wanted, zipCode, all));
      }),
      { numRuns: 500 },
    );
  });

  it('splits a line that the nearest warehouse can not fill', () => {
    const level = (warehouseId: string, warehouseZipCode: string, onHand: number, reserved = 0) => ({
      productId: 'p1',
      warehouseId,
      warehouseName: warehouseId,
      warehouseZipCode,
      onHand,
      reserved,
    });
    const all = [level('far', '90000', 9), level('near', '10251', 5, 3), level('middle', '20000', 4)];
    expect(allocate([{ productId: 'p1', quantity: 7 }], '10250', all)).toMatchObject([
      { warehouseId: 'near', distance: 1, items: [{ quantity: 2 }] },
      { warehouseId: 'middle', distance: 9_750, items: [{ quantity: 4 }] },
      { warehouseId: 'far', distance: 79_750, items: [{ quantity: 1 }] },
    ]);
  });
});
