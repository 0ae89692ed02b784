import { listenOptions } from '@eshop/kit/config';
import { runService } from '@eshop/kit/shutdown';
import { createApp } from './app.ts';
import { productConfig } from './config.ts';
import { createContext } from './context.ts';
import { startWorkers } from './workers.ts';

await runService('product', async () => {
  const config = productConfig();
  const context = createContext(config);
  const workers = startWorkers(context);
  await workers.warm();
  return {
    app: createApp(context),
    listen: listenOptions(config),
    logger: context.logger,
    warmUp: async () => context.tokens.ready?.(),
    drain: () => workers.stop(),
    stop: () => context.close(),
  };
});
