import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Money } from '@eshop/contracts';
import { shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import { awsClient } from '@eshop/kit/aws';
import { Unavailable } from '@eshop/kit/errors';
import type { Logger } from '@eshop/kit/logging';
import { LRUCache } from 'lru-cache';

export type ShippingClient = {
  /** What one shipment between two zip codes costs. */
  cost(fromZip: string, toZip: string): Promise<Money>;
  /** Wakes a function that sleeps: to start it can take seconds. @throws when it does not answer */
  wake(): Promise<void>;
};

const rememberedRoutes = 10_000;
/** The operator may change the table of costs: a remembered cost is asked for again after this time. */
const freshMilliseconds = 60_000;
/** For so long the last known cost counts while the function is away. */
const keptMilliseconds = 3_600_000;
const againAfterMilliseconds = 5_000;

type Route = { readonly fromZip: string; readonly toZip: string };
type Known = { readonly cost: Money; readonly askedAt: number };

/**
 * The shipping-cost function, invoked through the Lambda API. Its answers depend on the two zip codes alone, so that one that is
 * known goes on to count, up to an hour, while the function is away.
 */
export function createShippingClient(
  functionName: string,
  options: { readonly logger: Logger; readonly freshFor?: number; readonly keptFor?: number },
): ShippingClient {
  const { logger, freshFor = freshMilliseconds, keptFor = keptMilliseconds } = options;
  const lambda = awsClient(
    new LambdaClient({
      // Without `throwOnRequestTimeout` a time-out is only told to the log, and a silent function holds its caller for ever.
      requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
      maxAttempts: 2,
    }),
    'Lambda',
  );

  async function invoke(route: Route): Promise<Money> {
    const answer = await lambda
      .send(new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(route) }))
      .catch((error: unknown) => {
        throw new Unavailable('shipping-cost', 1, error);
      });
    const payload = new TextDecoder().decode(answer.Payload);
    if (answer.FunctionError) throw new Unavailable('shipping-cost', 1, new Error(payload));
    return shippingCostSchema.parse(JSON.parse(payload)).cost;
  }

  const costs = new LRUCache<string, Known, Route>({
    max: rememberedRoutes,
    ttl: freshFor,
    async fetchMethod(_key, known, { options: entry, context: route }) {
      try {
        return { cost: await invoke(route), askedAt: Date.now() };
      } catch (error) {
        if (known === undefined || Date.now() - known.askedAt > keptFor) throw error;
        logger.warn({ err: error, ...route }, 'the last known shipping cost counts');
        entry.ttl = Math.min(freshFor, againAfterMilliseconds);
        return known;
      }
    },
  });

  return {
    async cost(fromZip, toZip) {
      const { cost } = await costs.forceFetch(`${fromZip}-${toZip}`, { context: { fromZip, toZip } });
      return cost;
    },
    async wake() {
      await invoke({ fromZip: '00000', toZip: '00000' });
    },
  };
}
