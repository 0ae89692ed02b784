import { runService } from '@eshop/kit/shutdown';
import { createApp } from './app.ts';
import { readGatewayConfig } from './config.ts';
import { createContext } from './context.ts';

await runService('gateway', async () => {
  const config = readGatewayConfig();
  const context = createContext(config);
  return {
    app: createApp(context),
    listen: config.http,
    logger: context.logger,
    warmUp: async () => context.staffTokens.ready?.(),
    stop: async () => context.close(),
  };
});
