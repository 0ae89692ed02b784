import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gatewayApi, traceIdParams } from '@eshop/contracts/api/operations';
import { type Problem, problems } from '@eshop/contracts/problem';
import { readOtlpDocument } from '@eshop/otlp/read-document';
import { keptSpan } from './kept-span.ts';
import { createSpanFiles, type SpanFiles } from './span-files.ts';
import { traceOf } from './trace-of.ts';

/** A part sends up to 512 spans at once. */
const mostBytes = 8 * 1024 * 1024;
const tracePath = new RegExp(`^${gatewayApi.getTrace.path.replace(':traceId', '([^/?]+)')}$`);

/**
 * What stands for a collector on one machine: takes spans by OTLP over HTTP at `/v1/traces`, keeps those of the last
 * hour in a folder, and answers a trace as the gateway's own endpoint does, which asks here.
 */
export async function keepTraces(port: number, folder: string): Promise<{ stop(): Promise<void> }> {
  const files = createSpanFiles(folder);
  const server = createServer((req, res) => {
    answer(files, req, res).catch(() => {
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(files: SpanFiles, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const path = req.url ?? '';
  if (req.method === 'POST' && path === '/v1/traces') return take(files, req, res);
  const traceId = tracePath.exec(path)?.[1];
  const wanted = traceIdParams.safeParse({ traceId });
  const spans = req.method === 'GET' && wanted.success ? await files.find(wanted.data.traceId) : [];
  if (!wanted.success || spans.length === 0) return refuse(res, 'No such trace is kept.');
  send(res, 200, 'application/json', traceOf(wanted.data.traceId, spans));
}

async function take(files: SpanFiles, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) return send(res, 413, 'application/json', {});
    chunks.push(chunk);
  }
  const spans = readOtlpDocument(jsonIn(Buffer.concat(chunks)));
  if (!spans) return send(res, 400, 'application/json', {});
  await files.add(spans.map(keptSpan));
  send(res, 200, 'application/json', {});
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(res: ServerResponse, detail: string): void {
  const { code, status, title } = problems.NOT_FOUND;
  const problem: Problem = { type: 'about:blank', title, status, code, detail, requestId: randomUUID() };
  send(res, status, 'application/problem+json', problem);
}

function send(res: ServerResponse, status: number, type: string, body: unknown): void {
  res.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}
