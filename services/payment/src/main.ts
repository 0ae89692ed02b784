import { runService } from '@eshop/kit/shutdown';
import { createApp } from './app.ts';
import { readPaymentConfig } from './config.ts';
import { createContext } from './context.ts';
import { startWorkers } from './workers.ts';

await runService('payment', async () => {
  const config = readPaymentConfig();
  const context = createContext(config);
  const workers = startWorkers(context);
  return {
    app: createApp(context),
    listen: config.http,
    logger: context.logger,
    warmUp: async () => context.http.tokens.ready?.(),
    drain: () => workers.stop(),
    stop: () => context.close(),
  };
});
