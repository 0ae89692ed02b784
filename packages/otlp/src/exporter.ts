import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { otlpDocument } from './document.ts';
import type { Span } from './span.ts';

export type SpanExporter = {
  record(span: Span): void;
  /** Sends what waits; later spans are still taken. */
  flush(): Promise<void>;
  /** Sends what waits and ends. */
  stop(): Promise<void>;
};

/** Where is told that spans were dropped. */
type Log = { warn(fields: object, message: string): void };

/** More than these wait for nobody: a collector that is away must not cost memory. */
const mostWaiting = 4_096;
const mostInOneCall = 512;
const everyMilliseconds = 1_000;
const timeoutMilliseconds = 3_000;

/** Sends spans to a collector by OTLP over HTTP, in the background. What it does not take is dropped and told in the log. */
export function createSpanExporter(service: string, endpoint: string, log: Log): SpanExporter {
  const url = new URL(`${endpoint.replace(/\/+$/, '')}/v1/traces`);
  let waiting: Span[] = [];
  let dropped = 0;
  let sending: Promise<void> = Promise.resolve();

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, mostInOneCall);
      waiting = waiting.slice(mostInOneCall);
      try {
        await post(url, JSON.stringify(otlpDocument(service, batch)));
      } catch (error) {
        dropped += batch.length + waiting.length;
        waiting = [];
        log.warn({ err: error, dropped }, 'spans were dropped: the collector does not take them');
        dropped = 0;
      }
    }
  }

  const flush = (): Promise<void> => {
    sending = sending.then(sendAll);
    return sending;
  };
  const timer = setInterval(() => void flush(), everyMilliseconds).unref();

  return {
    record(span) {
      if (waiting.length < mostWaiting) waiting.push(span);
      else dropped++;
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

async function post(url: URL, body: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const call = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
  call.once('error', reject);
  call.once('response', (answer) => {
    answer.resume();
    answer.once('error', reject);
    answer.once('end', () => {
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) resolve();
      else reject(new Error(`the collector answered ${status}`));
    });
  });
  call.end(body);
  await promise;
}
