import { sampleShare } from '@eshop/otlp/traceparent';
import { z } from 'zod';
import { readConfig } from '../config/read-config.ts';
import { type Logger, sampleTracesBy } from '../logging/index.ts';
import { tracingConfigShape } from './shape.ts';
import { recordSpansWith } from './span.ts';

export type Tracing = {
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Records spans from now on when `OTEL_ENABLED` says so; otherwise nothing of it is loaded. */
export async function startTracing(
  service: string,
  logger: Logger,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Tracing | null> {
  const config = readConfig(z.object(tracingConfigShape), environment);
  if (!config.OTEL_ENABLED) return null;
  const { createSpanExporter } = await import('@eshop/otlp/exporter');
  const { recordRedisCommands } = await import('./redis-spans.ts');
  const exporter = createSpanExporter(service, config.OTEL_EXPORTER_OTLP_ENDPOINT, logger);
  sampleTracesBy(sampleShare(config.OTEL_TRACES_SAMPLER_ARG, config.TRACE_READS));
  recordSpansWith(exporter.record);
  const ignoreRedis = recordRedisCommands();
  return {
    flush: exporter.flush,
    async stop() {
      ignoreRedis();
      recordSpansWith(null);
      sampleTracesBy(() => true);
      await exporter.stop();
    },
  };
}
