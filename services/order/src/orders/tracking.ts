import { randomInt } from 'node:crypto';
import type { Shipment } from '@eshop/contracts/api/order';

const defaultCarrier = 'Eshop Logistics';
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Gives each shipment its carrier and a tracking number of its own, without characters that are easily confused. */
export const withTracking = (shipments: readonly Shipment[], carrier = defaultCarrier): Shipment[] =>
  shipments.map((shipment) => ({ ...shipment, carrier, trackingNumber: trackingNumber() }));

function trackingNumber(): string {
  const code = Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('');
  return `EX${code}`;
}
