import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServiceName, serviceNames } from '../src/routes/route-table.ts';

/** What a service saw of a request. */
export type Seen = {
  readonly service: ServiceName;
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
};

export type Answering = (req: IncomingMessage, res: ServerResponse) => void;

export type TestUpstream = {
  readonly url: string;
  readonly seen: Seen[];
  /** How it answers; by default it reads the body and tells what it saw. */
  answering: Answering;
  /** Stops listening and cuts its connections. */
  close(): Promise<void>;
};

/** A server in place of each service. */
export async function startUpstreams(): Promise<ReadonlyMap<ServiceName, TestUpstream>> {
  return new Map(
    await Promise.all(serviceNames.map(async (name) => [name, await startUpstream(name)] as const)),
  );
}

async function startUpstream(service: ServiceName): Promise<TestUpstream> {
  const server = createServer((req, res) => {
    if (req.url === '/healthz') return void res.end('{"status":"up"}');
    const { method = '', url = '', headers, rawHeaders } = req;
    upstream.seen.push({ service, method, url, headers, rawHeaders });
    upstream.answering(req, res);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream: TestUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answering: tellAll(service),
    close: () => closeServer(server),
  };
  return upstream;
}

const tellAll =
  (service: ServiceName): Answering =>
  (req, res) => {
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    req.on('end', () => {
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify({ service, method: req.method, url: req.url, headers: req.headers, bytes }));
    });
  };

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
