import { setTimeout as sleep } from 'node:timers/promises';
import { endpoint } from '@eshop/contracts/endpoint';
import { z } from 'zod';
import { baseConfigShape, listenOptions, portField, readConfig, urlField } from '../src/config/index.ts';
import { createRoutes, createServiceApp, handled } from '../src/http/index.ts';
import { createLogger } from '../src/logging/index.ts';
import { runService } from '../src/shutdown/index.ts';
import { testTokens } from './http-app.ts';

const slow = endpoint({
  name: 'slow',
  method: 'get',
  path: '/v1/slow',
  summary: 'Slow',
  access: 'public',
  status: 200,
  answer: z.object({ done: z.boolean() }),
});
const watch = endpoint({
  name: 'watch',
  method: 'get',
  path: '/v1/watch',
  summary: 'Stream',
  access: 'public',
  status: 200,
  stream: 'text/event-stream',
});

await runService('test', async () => {
  const config = readConfig(z.object({ ...baseConfigShape, PORT: portField(0), NEEDED_URL: urlField() }));
  const logger = createLogger({ service: 'test' });
  const routes = createRoutes({ tokens: testTokens })
    .on(slow, async () => {
      await sleep(600);
      return { done: true };
    })
    .on(watch, ({ res, signal }) => {
      res.type('text/event-stream').write('data: 1\n\n');
      signal.addEventListener('abort', () => res.end('data: last\n\n'));
      return handled;
    });
  return {
    app: createServiceApp({ service: 'test', logger, checks: {}, routes: [routes] }),
    listen: listenOptions(config),
    logger,
    drain: async () => logger.info('drained'),
    stop: async () => logger.info('stores closed'),
  };
});
