import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { zipCode } from '../ids.ts';
import { moneySchema } from '../money.ts';
import { countSchema } from '../whole-number.ts';

export const shippingCostRequestSchema = z.object({ fromZip: zipCode, toZip: zipCode });
export type ShippingCostRequest = z.output<typeof shippingCostRequestSchema>;
/** What one shipment costs; `distance` is the difference of the zip codes. */
export const shippingCostSchema = z.object({ cost: moneySchema, distance: countSchema });
export type ShippingCost = z.output<typeof shippingCostSchema>;

export const getShippingCost = endpoint({
  name: 'getShippingCost',
  method: 'post',
  path: '/shipping-cost',
  summary: 'What it costs to ship from one zip code to another',
  access: 'public',
  body: shippingCostRequestSchema,
  status: 200,
  answer: shippingCostSchema,
});

/** All endpoints of the shipping cost function. */
export const shippingCostApi = { getShippingCost };
