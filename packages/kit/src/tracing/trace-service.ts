import type { Logger } from '../logging/index.ts';
import { startTracing } from './start-tracing.ts';

/** The service with tracing on, when the environment says so; the last spans leave when it has stopped. */
export async function traceService<
  Service extends { readonly logger: Logger; readonly stop?: () => Promise<unknown> },
>(name: string, service: Service): Promise<Service> {
  const tracing = await startTracing(name, service.logger);
  if (!tracing) return service;
  return {
    ...service,
    async stop() {
      await service.stop?.();
      await tracing.stop();
    },
  };
}
