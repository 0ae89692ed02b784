import { runService } from '@eshop/kit/shutdown';
import { createApp } from './app.ts';
import { readOrderConfig } from './config.ts';
import { createContext } from './context.ts';
import { startWorkers } from './workers.ts';

await runService('order', async () => {
  const config = readOrderConfig();
  const context = createContext(config);
  const workers = startWorkers(context);
  return {
    app: createApp(context),
    listen: config.http,
    logger: context.logger,
    warmUp: () => Promise.all([context.http.tokens.ready?.(), context.shipping.wake()]),
    drain: () => workers.stop(),
    stop: () => context.close(),
  };
});
