import type { Product } from '@eshop/contracts/api/product';

/** Below this a vehicle was only driven to where it is sold. */
const newBelowKm = 100;

/** Whether a vehicle is new or used; null when nobody said how far it was driven. */
export function condition({ attributes: { mileageKm } }: Product): 'new' | 'used' | null {
  if (mileageKm === undefined) return null;
  return mileageKm < newBelowKm ? 'new' : 'used';
}
