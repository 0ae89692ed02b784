import type { TimelineEntry } from '@eshop/contracts/api/order';
import type { OrderStatus } from '@eshop/contracts/order-status';

/** The stations of a life without trouble, in their order. */
export const stations: readonly OrderStatus[] = [
  'PENDING',
  'AWAITING_PAYMENT',
  'PAYMENT_REVIEW',
  'PAYMENT_ACCEPTED',
  'ON_DELIVERY',
  'DELIVERED',
];

/** A stop on an order's route: passed, where it stands now, still ahead, or where it came to nothing. */
export type Stop = {
  readonly status: OrderStatus;
  readonly place: 'done' | 'now' | 'ahead' | 'end';
  /** When the order came there last. */
  readonly at?: string;
};

/**
 * The route of an order: all stations, or, for one that came to nothing, those it reached and its end. A proof that
 * was refused takes the order a station back.
 */
export function journeyOf(order: {
  readonly status: OrderStatus;
  readonly timeline: readonly TimelineEntry[];
}): Stop[] {
  const { status, timeline } = order;
  const arrival = (wanted: OrderStatus) => timeline.findLast((entry) => entry.status === wanted)?.at;
  const stop = (wanted: OrderStatus, place: Stop['place']): Stop => {
    const at = place === 'ahead' ? undefined : arrival(wanted);
    return { status: wanted, place, ...(at === undefined ? {} : { at }) };
  };
  const here = stations.indexOf(status);
  if (here >= 0) {
    return stations.map((station, index) => {
      const over = index < here || status === 'DELIVERED';
      return stop(station, over ? 'done' : index === here ? 'now' : 'ahead');
    });
  }
  const end = timeline.findLast((entry) => entry.status !== status);
  const furthest = end ? stations.indexOf(end.status) : -1;
  const reached = stations.slice(0, furthest + 1).map((station) => stop(station, 'done'));
  return [...reached, stop(status, 'end')];
}
