import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Money } from '@eshop/contracts';
import { shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import { Unavailable } from '@eshop/kit/errors';
import { traceAwsClient } from '@eshop/kit/tracing';
import { LRUCache } from 'lru-cache';

export type ShippingClient = {
  /** What one shipment between two zip codes costs. */
  cost(fromZip: string, toZip: string): Promise<Money>;
};

const rememberedRoutes = 10_000;
/** The operator may change the table of costs: a remembered cost is asked for again after this time. */
const rememberedMilliseconds = 60_000;

/** The shipping-cost function, invoked through the Lambda API. Its answers depend on the two zip codes alone. */
export function createShippingClient(functionName: string): ShippingClient {
  const lambda = traceAwsClient(
    new LambdaClient({
      // Without `throwOnRequestTimeout` a time-out is only told to the log, and a silent function holds its caller for ever.
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
      maxAttempts: 2,
    }),
    'Lambda',
  );
  const remembered = new LRUCache<string, Money>({ max: rememberedRoutes, ttl: rememberedMilliseconds });

  async function invoke(fromZip: string, toZip: string): Promise<Money> {
    const answer = await lambda
      .send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ fromZip, toZip }) }))
      .catch((error: unknown) => {
        throw new Unavailable('shipping-cost', 1, error);
      });
    const payload = new TextDecoder().decode(answer.Payload);
    if (answer.FunctionError) throw new Unavailable('shipping-cost', 1, new Error(payload));
    return shippingCostSchema.parse(JSON.parse(payload)).cost;
  }

  return {
    async cost(fromZip, toZip) {
      const route = `${fromZip}-${toZip}`;
      const known = remembered.get(route);
      if (known) return known;
      const cost = await invoke(fromZip, toZip);
      remembered.set(route, cost);
      return cost;
    },
  };
}
