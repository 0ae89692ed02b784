import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSpanExporter } from '@eshop/otlp/exporter';
import { type Span, spanTime } from '@eshop/otlp/span';
import { isReadMethod, isRecorded, nextSpan, type SpanPlace, sampleShare } from '@eshop/otlp/traceparent';
import { keepTraceInHand } from '../src/gateway/trace-in-hand.ts';

type Settings = {
  readonly OTEL_ENABLED: boolean;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT: string;
  readonly OTEL_TRACES_SAMPLER_ARG: number;
  readonly TRACE_READS: boolean;
};

export type RequestTracing = {
  /** Answers a request within its trace: what pages ask of the gateway goes on with it. */
  answer(req: IncomingMessage, res: ServerResponse, work: () => void): void;
  /** Sends the last spans. */
  stop(): Promise<void>;
};

const quietPath = /^\/(?:healthz|readyz|_next\/static\/)/;
const log = {
  warn: (fields: object, message: string) =>
    void process.stderr.write(`${JSON.stringify({ level: 'warn', ...fields, msg: message })}\n`),
};

/** Begins a trace with each request of a browser, or goes on with the one it brings; records it when that is wanted. */
export function traceRequests(site: string, settings: Settings): RequestTracing {
  const inHand = keepTraceInHand();
  const sampling = sampleShare(settings.OTEL_TRACES_SAMPLER_ARG, settings.TRACE_READS);
  const exporter = settings.OTEL_ENABLED
    ? createSpanExporter(site, settings.OTEL_EXPORTER_OTLP_ENDPOINT, log)
    : null;
  return {
    answer(req, res, work) {
      const { traceparent } = req.headers;
      const received = typeof traceparent === 'string' ? traceparent : undefined;
      const span = nextSpan(received, sampling, isReadMethod(req.method));
      const url = req.url ?? '/';
      if (exporter && isRecorded(span.traceparent) && !quietPath.test(url)) {
        const startedAt = spanTime();
        res.once('close', () => exporter.record(requestSpan(req, res, url, span, startedAt)));
      }
      inHand.run(span.traceparent, work);
    },
    async stop() {
      await exporter?.stop();
    },
  };
}

function requestSpan(
  { method = 'GET', headers }: IncomingMessage,
  res: ServerResponse,
  url: string,
  trace: SpanPlace,
  startedAt: number,
): Span {
  const path = url.split('?', 1)[0] ?? '/';
  const status = res.headersSent ? res.statusCode : 499;
  const what = headers['next-action'] === undefined ? method : `${method} action`;
  return {
    name: `${what} ${patternOf(path)}`,
    kind: 'server',
    attributes: { 'http.request.method': method, 'url.path': path, 'http.response.status_code': status },
    trace,
    startedAt,
    endedAt: spanTime(),
    failed: status >= 500,
  };
}

/** The path without what names one thing, so that requests of a kind have one name. */
export const patternOf = (path: string): string =>
  path
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, ':id')
    .replace(/^\/media\/.*/, '/media/:file');
