import { runService } from '@eshop/kit/shutdown';
import { createApp } from './app.ts';
import { readAuthConfig } from './config.ts';
import { createContext } from './context.ts';

await runService('auth', async () => {
  const config = readAuthConfig();
  const context = createContext(config);
  return {
    app: createApp(context),
    listen: config.http,
    logger: context.logger,
    warmUp: async () => context.http.tokens.ready?.(),
    stop: async () => context.close(),
  };
});
