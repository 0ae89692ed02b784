import type { ShippingCost } from '@eshop/contracts/api/shipping-cost';
import { usd } from '@eshop/contracts/money';
import type { Rates } from './rates.ts';

/** What one shipment costs. The zip codes have five digits each; the distance is their difference as numbers. */
export function shippingCost(fromZip: string, toZip: string, rates: Rates): ShippingCost {
  const distance = Math.abs(Number(fromZip) - Number(toZip));
  const amount = rates.baseAmount + rates.perDistanceAmount * distance;
  return { cost: usd(Math.min(amount, rates.maximumAmount)), distance };
}
