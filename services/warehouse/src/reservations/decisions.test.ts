import { describe, expect, it } from 'vitest';
import { OutOfStockError } from '../stock/out-of-stock.ts';
import {
  type Decision,
  decideCommit,
  decideExpiry,
  decideHold,
  decideRelease,
  type Seen,
} from './decisions.ts';
import type { Reservation } from './reservation.ts';

const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-21T13:00:00Z');
const items = [{ productId: 'p', quantity: 2 }];
const level = {
  productId: 'p',
  warehouseId: 'w',
  warehouseName: 'Main',
  warehouseZipCode: '10250',
  onHand: 5,
  reserved: 0,
};
const request = { orderId: 'o', items, zipCode: '10250', expiresAt: later };
const shipment = {
  warehouseId: 'old',
  warehouseName: 'Old',
  warehouseZipCode: '10000',
  items,
  distance: 250,
};

/** What is seen of an order in a state, with so many units free in the one warehouse. */
function seen(status: Reservation['status'] | null, free = 5, overdue = false): Seen {
  const reservation = status && { ...request, status, shipments: [shipment] };
  return {
    reservation,
    overdue,
    stock: { versions: new Map([['p', 1]]), levels: [{ ...level, onHand: free }] },
  };
}

/** `HELD hold`, the unchanged `COMMITTED -`, or the code of the refusal. */
function outcome(decide: () => Decision): string {
  try {
    const { next, effect } = decide();
    return `${next.status} ${effect ?? '-'}`;
  } catch (error) {
    return error instanceof OutOfStockError
      ? 'OUT_OF_STOCK'
      : (error as { problem: { code: string } }).problem.code;
  }
}

describe('a decision about a reservation', () => {
  it.each([
    [null, 'HELD hold', 'NOT_FOUND', 'RELEASED -'],
    ['HELD', 'HELD -', 'COMMITTED take-held', 'RELEASED release'],
    ['COMMITTED', 'COMMITTED -', 'COMMITTED -', 'COMMITTED -'],
    ['RELEASED', 'INVALID_STATE', 'COMMITTED take-free', 'RELEASED -'],
    ['EXPIRED', 'HELD hold', 'COMMITTED take-free', 'RELEASED -'],
  ] as const)('that is %s: hold %s, commit %s, release %s', (status, hold, commit, release) => {
    expect(outcome(() => decideHold(seen(status), request, now))).toBe(hold);
    expect(outcome(() => decideCommit(seen(status)))).toBe(commit);
    expect(outcome(() => decideRelease(seen(status), 'o'))).toBe(release);
  });

  it.each([
    [null, 'OUT_OF_STOCK', 'NOT_FOUND'],
    ['HELD', 'HELD -', 'COMMITTED take-held'],
    ['COMMITTED', 'COMMITTED -', 'COMMITTED -'],
    ['RELEASED', 'INVALID_STATE', 'OUT_OF_STOCK'],
    ['EXPIRED', 'OUT_OF_STOCK', 'OUT_OF_STOCK'],
  ] as const)('that is %s while the stock has gone: hold %s, commit %s', (status, hold, commit) => {
    expect(outcome(() => decideHold(seen(status, 1), request, now))).toBe(hold);
    expect(outcome(() => decideCommit(seen(status, 1)))).toBe(commit);
  });

  it('that is the one seen says that nothing is to be done', () => {
    for (const status of ['HELD', 'COMMITTED'] as const) {
      const known = seen(status);
      expect(decideHold(known, request, now).next).toBe(known.reservation);
    }
  });

  it('takes held stock from where it is held, and free stock from where it is nearest now', () => {
    expect(decideCommit(seen('HELD')).next.shipments).toEqual([shipment]);
    expect(decideCommit(seen('RELEASED')).next.shipments).toMatchObject([{ warehouseId: 'w', distance: 0 }]);
  });

  it('holds nothing anew for a time that is over', () => {
    expect(outcome(() => decideHold(seen('EXPIRED'), { ...request, expiresAt: now }, now))).toBe(
      'INVALID_STATE',
    );
    expect(outcome(() => decideHold(seen('EXPIRED'), { ...request, expiresAt: null }, now))).toBe(
      'HELD hold',
    );
  });

  it('refuses other items, another quantity or another zip code', () => {
    const others = [
      { ...request, items: [{ productId: 'q', quantity: 2 }] },
      { ...request, items: [{ productId: 'p', quantity: 3 }] },
      { ...request, items: [...items, { productId: 'q', quantity: 1 }] },
      { ...request, zipCode: '10251' },
    ];
    for (const other of others) {
      expect(outcome(() => decideHold(seen('HELD'), other, now))).toBe('INVALID_STATE');
    }
  });

  it('lets an overdue hold go, and only that', () => {
    expect(outcome(() => decideExpiry(seen('HELD', 5, true)))).toBe('EXPIRED release');
    expect(outcome(() => decideExpiry(seen('HELD')))).toBe('HELD -');
    expect(outcome(() => decideExpiry(seen('COMMITTED')))).toBe('COMMITTED -');
  });

  it('cannot take what an order that never asked for stock has not', () => {
    const tombstone = decideRelease(seen(null), 'o').next;
    expect(outcome(() => decideCommit({ ...seen(null), reservation: tombstone }))).toBe('INVALID_STATE');
  });
});
