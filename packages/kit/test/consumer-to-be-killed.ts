// A process that handles the first message so slowly, by its clock, that the client thinks an hour usual, and keeps the second.
import { productQuantityUpdated } from '@eshop/contracts/events';
import { silentLogger } from '../src/logging/index.ts';
import { createPubSub, startConsumers, subscribe } from '../src/messaging/index.ts';
import { createMetrics } from '../src/metrics/index.ts';

const [, , projectId = ''] = process.argv;
const hour = 3_600_000;
const now = Date.now;
const tell = (...what: [string, string]) => process.send?.(what);

startConsumers({
  pubsub: createPubSub({ projectId }),
  service: 'product',
  logger: silentLogger(),
  metrics: createMetrics('test'),
  subscriptions: [
    subscribe(productQuantityUpdated, async ({ id, data }) => {
      if (data.version === 1) {
        Date.now = () => now() + hour;
        setImmediate(() => tell('handled', id));
        return;
      }
      tell('in hand', id);
      await new Promise(() => undefined);
    }),
  ],
});
