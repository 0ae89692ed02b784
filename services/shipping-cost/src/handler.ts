import { type ShippingCost, shippingCostRequestSchema } from '@eshop/contracts/api/shipping-cost';
import type { Context, LambdaFunctionURLEvent, LambdaFunctionURLHandler } from 'aws-lambda';
import { answerHttp } from './http.ts';
import { readRates } from './rates.ts';
import { shippingCost } from './shipping-cost.ts';

const rates = readRates(process.env);

/**
 * The Lambda's entry. An event of the function URL is answered as HTTP; anything else is a direct invocation with
 * `{ fromZip, toZip }`, answered with the cost alone.
 * @throws InvalidShipmentError on a direct invocation with other input
 */
export async function handler(event: unknown, context: Context): Promise<ShippingCost | HttpResult> {
  if (isUrlEvent(event)) return answerHttp(event, context.awsRequestId, rates);
  const shipment = shippingCostRequestSchema.safeParse(event);
  if (!shipment.success) throw new InvalidShipmentError(shipment.error.issues);
  return shippingCost(shipment.data.fromZip, shipment.data.toZip, rates);
}

type HttpResult = Exclude<Awaited<ReturnType<LambdaFunctionURLHandler>>, string | undefined>;

/** Input of a direct invocation that is no shipment; the message names every faulty member. */
class InvalidShipmentError extends Error {
  override readonly name = 'InvalidShipmentError';

  constructor(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
    super(issues.map(({ path, message }) => `${path.join('.') || 'the event'} ${message}`).join('; '));
  }
}

function isUrlEvent(event: unknown): event is LambdaFunctionURLEvent {
  return typeof event === 'object' && event !== null && 'requestContext' in event && 'rawPath' in event;
}
