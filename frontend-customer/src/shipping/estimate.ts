import 'server-only';
import { createQuote, type Quote } from '@eshop/contracts/api/order';
import type { Format } from '@eshop/site/format/format.ts';
import { type FormState, idle } from '@eshop/site/forms/form-state.ts';
import { callGateway, type Visitor } from '@eshop/site/gateway/request.ts';

/** What bringing one vehicle to a zip code costs, written for the reader. */
export type Estimate = {
  readonly zipCode: string;
  readonly shipments: readonly { readonly warehouse: string; readonly distance: string }[];
  readonly shipping: string;
  readonly total: string;
};

/** What the form shows: how it went, and the estimate once there is one. */
export type EstimateState = FormState & { readonly estimate?: Estimate };

/** A zip code as the shop takes it. */
export const isZipCode = (text: string): boolean => /^[0-9]{5}$/.test(text);

type Wanted = { readonly productId: string; readonly zipCode: string };

/** Asks for a quote of one vehicle. @throws GatewayProblem, GatewayAway */
export async function estimateOf(
  { productId, zipCode }: Wanted,
  { visitor, format, signal }: { visitor: Visitor; format: Format; signal?: AbortSignal },
): Promise<Estimate> {
  const quote = await callGateway(createQuote, visitor, {
    body: { items: [{ productId, quantity: 1 }], address: { zipCode } },
    ...(signal ? { signal } : {}),
  });
  return written(quote, zipCode, format);
}

const written = (quote: Quote, zipCode: string, format: Format): Estimate => ({
  zipCode,
  shipments: quote.shipments.map(({ warehouseName, distance }) => ({
    warehouse: warehouseName,
    distance: format.number(distance),
  })),
  shipping: format.money(quote.shippingCost),
  total: format.money(quote.total),
});

/** A page waits so long for an estimate that nobody asked for on it. */
const patienceMilliseconds = 800;

/** The form as it is first shown: with the estimate for the zip code that the visitor gave before, if any. */
export async function firstEstimate(
  { productId, zipCode }: Wanted,
  { visitor, format }: { visitor: Visitor; format: Format },
): Promise<EstimateState> {
  if (!isZipCode(zipCode)) return idle;
  const values = { zipCode };
  try {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const estimate = await estimateOf({ productId, zipCode }, { visitor, format, signal });
    return { ...idle, values, estimate };
  } catch {
    return { ...idle, values };
  }
}
