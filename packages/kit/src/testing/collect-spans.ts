import { silentLogger } from '../logging/index.ts';
import { startTracing } from '../tracing/index.ts';
import { type CollectedSpan, startCollector } from './collector.ts';

export type SpanCollection = {
  /** All spans that ended so far, sent to a collector and back. */
  spans(): Promise<readonly CollectedSpan[]>;
  /** Ends the recording. */
  stop(): Promise<void>;
};

/** Records what this process does until it is stopped; `share` is that of new traces. */
export async function collectSpans(service: string, share = '1'): Promise<SpanCollection> {
  const collector = await startCollector();
  const tracing = await startTracing(service, silentLogger(), {
    OTEL_ENABLED: 'true',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER_ARG: share,
  });
  return {
    async spans() {
      await tracing?.flush();
      return collector.spans();
    },
    async stop() {
      await tracing?.stop();
      await collector.close();
    },
  };
}
