import type { TimelineEntry } from '@eshop/contracts/api/order';
import type { OrderStatus } from '@eshop/contracts/order-status';
import { describe, expect, it } from 'vitest';
import { journeyOf } from './journey.ts';

const through = (...statuses: OrderStatus[]) => ({
  status: statuses.at(-1) ?? ('PENDING' as const),
  timeline: statuses.map(
    (status, index): TimelineEntry => ({ status, at: `2026-01-01T00:0${index}:00.000Z`, actor: 'system' }),
  ),
});
const places = (...statuses: OrderStatus[]) =>
  journeyOf(through(...statuses)).map(({ status, place }) => `${status} ${place}`);

describe('the route of an order', () => {
  it('has every station, those behind it done and those before it ahead', () => {
    expect(places('PENDING', 'AWAITING_PAYMENT')).toEqual([
      'PENDING done',
      'AWAITING_PAYMENT now',
      'PAYMENT_REVIEW ahead',
      'PAYMENT_ACCEPTED ahead',
      'ON_DELIVERY ahead',
      'DELIVERED ahead',
    ]);
  });

  it('goes a station back with a refused proof, and tells when it came there last', () => {
    const stops = journeyOf(through('PENDING', 'AWAITING_PAYMENT', 'PAYMENT_REVIEW', 'AWAITING_PAYMENT'));
    expect(stops[1]).toEqual({ status: 'AWAITING_PAYMENT', place: 'now', at: '2026-01-01T00:03:00.000Z' });
    expect(stops[2]).toEqual({ status: 'PAYMENT_REVIEW', place: 'ahead' });
  });

  it('is done to the last station once it is delivered', () => {
    const all = places(
      'PENDING',
      'AWAITING_PAYMENT',
      'PAYMENT_REVIEW',
      'PAYMENT_ACCEPTED',
      'ON_DELIVERY',
      'DELIVERED',
    );
    expect(all.every((stop) => stop.endsWith('done'))).toBe(true);
  });

  it.each([
    [
      ['PENDING', 'REJECTED'],
      ['PENDING done', 'REJECTED end'],
    ],
    [
      ['PENDING', 'CANCELLED'],
      ['PENDING done', 'CANCELLED end'],
    ],
    [
      ['PENDING', 'AWAITING_PAYMENT', 'EXPIRED'],
      ['PENDING done', 'AWAITING_PAYMENT done', 'EXPIRED end'],
    ],
    [
      ['PENDING', 'AWAITING_PAYMENT', 'EXPIRED', 'EXPIRED'],
      ['PENDING done', 'AWAITING_PAYMENT done', 'EXPIRED end'],
    ],
  ] as const)('ends where it came to nothing: %s', (statuses, expected) => {
    expect(places(...statuses)).toEqual(expected);
  });
});
