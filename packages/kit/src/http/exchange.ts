import type { IncomingMessage } from 'node:http';
import http from 'node:http';

/** A request to another service, ready to be sent. */
export type Outgoing = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
};

/** An answer, read whole. */
export type RawAnswer = {
  readonly status: number;
  readonly text: string;
  readonly retryAfterSeconds: number | undefined;
};

const maxAnswerBytes = 16 * 1024 * 1024;
// Idle connections end before our servers (65 s) end them, so that no request meets a closing one.
const pool = { keepAlive: true, maxFreeSockets: 16, timeout: 30_000 };
const agent = new http.Agent(pool);
let secureAgent: http.Agent | undefined;

/**
 * Sends a request over a kept connection. Node's own client: beside Express it needs no memory of its own.
 * @throws for a broken connection, an ended signal, or an answer above 16 MB.
 */
export async function exchange({ url, method, headers, body, signal }: Outgoing): Promise<RawAnswer> {
  const { request, usedAgent } = await clientFor(url);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request(
    url,
    { method, agent: usedAgent, signal, headers: { ...headers, ...length } },
    resolve,
  );
  sent.on('error', reject);
  sent.end(body);
  const response = await promise;
  const text = await readText(response);
  const retryAfter = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    text,
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  };
}

async function clientFor(url: URL) {
  if (url.protocol === 'http:') return { request: http.request, usedAgent: agent };
  const { default: https } = await import('node:https');
  secureAgent ??= new https.Agent(pool);
  return { request: https.request, usedAgent: secureAgent };
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxAnswerBytes) throw new Error('the answer is too large');
  }
  return Buffer.concat(chunks).toString('utf8');
}
