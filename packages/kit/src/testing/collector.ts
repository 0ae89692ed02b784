import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type ReceivedSpan, readOtlpDocument } from '@eshop/otlp/read-document';

/** A span as it arrived, with the service that sent it. */
export type CollectedSpan = ReceivedSpan;

export type Collector = {
  readonly url: string;
  /** All that came so far. */
  readonly spans: () => readonly CollectedSpan[];
  readonly close: () => Promise<void>;
};

/** A collector of OTLP over HTTP in this process. It takes only what fits the protocol. */
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const server = createServer(async (req, res) => {
    const received =
      req.method === 'POST' && req.url === '/v1/traces' ? readOtlpDocument(await json(req)) : null;
    if (received) spans.push(...received);
    res.writeHead(received ? 200 : 400, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans: () => [...spans],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
