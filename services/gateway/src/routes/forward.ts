import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import type { DomainError } from '@eshop/kit/errors';
import { currentTrace } from '@eshop/kit/logging';
import { stoppingSignal } from '@eshop/kit/shutdown';
import { bodyTooLarge, brokenConnection, endedEarly, overloaded, timedOut } from './forward-faults.ts';
import { headersForClient, headersForService } from './headers.ts';
import type { Route } from './route-table.ts';
import type { Upstream } from './upstream-client.ts';

/** Who asks, as told to the service in `X-Forwarded-*`. */
export type Origin = { readonly addresses: string; readonly protocol: string; readonly host: string };

export type Forwarding = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly route: Route;
  readonly upstream: Upstream;
  /** Path and query, as sent. */
  readonly target: string;
  readonly origin: Origin;
  /** The body, where the gateway had to read it. */
  readonly body?: Buffer;
  /** Called at most once, when there is no answer to pass on. */
  readonly refuse: (error: DomainError) => void;
};

/** Requests that may wait for one service: beyond it is no use waiting. */
const maxWaiting = 1_000;

/** A body that may have to be sent once more is kept up to this size. */
const maxKeptBytes = 64 * 1024;

/**
 * Sends a request on and its answer back, both as streams: nothing is held but what is in flight. Whoever goes away first takes the
 * other side with it. A GET whose connection breaks before the answer is sent once more, and so are a small
 * PUT and a small request with an Idempotency-Key: whichever of the two arrives, or both, the service ends in the same state.
 */
export function forward(forwarding: Forwarding): void {
  const { req, res, route, upstream, target, refuse } = forwarding;
  const method = req.method ?? 'GET';
  const safe = method === 'GET' || method === 'HEAD';
  const announced = Number(req.headers['content-length'] ?? 0);
  const chunked = req.headers['transfer-encoding'] !== undefined;
  const refusal =
    (announced > route.maxBodyBytes && bodyTooLarge(route.maxBodyBytes)) ||
    (upstream.waiting >= maxWaiting && overloaded(upstream.name));
  if (refusal) {
    refuse(refusal);
    return;
  }

  let body = safe ? undefined : (forwarding.body ?? (announced > 0 || chunked ? req : undefined));
  const repeatable = isRepeatable(forwarding) && !chunked && announced <= maxKeptBytes;
  const kept: Buffer[] = [];
  if (repeatable && body === req) req.on('data', (chunk: Buffer) => void kept.push(chunk));
  const outgoing = { method, path: target, headers: outgoingHeaders(forwarding, body, chunked) };
  let sent: ClientRequest;
  let settled = false;
  let triesLeft = safe || repeatable ? 1 : 0;

  const settle = (): boolean => {
    if (settled) return false;
    settled = true;
    upstream.waiting -= 1;
    return true;
  };
  const fail = (error: DomainError): void => {
    const first = settle();
    if (body === req) req.unpipe(sent);
    sent.destroy();
    if (first && !res.destroyed) refuse(error);
  };
  const send = (): void => {
    sent = upstream.request(outgoing);
    sent.once('response', (answer) => {
      settle();
      passOn(answer, sent, forwarding);
    });
    sent.on('timeout', () => {
      if (settled) sent.destroy(new Error('the answer stopped coming'));
      else fail(timedOut(upstream.name, safe || req.complete));
    });
    sent.on('error', (error) => {
      if (settled) return;
      if (triesLeft > 0 && endedEarly(error) && !res.destroyed && (safe || req.complete)) {
        triesLeft -= 1;
        if (body === req) body = Buffer.concat(kept);
        return send();
      }
      fail(brokenConnection(upstream.name, error));
    });
    if (body === req) {
      if (chunked) limitBody(req, route.maxBodyBytes, fail);
      req.pipe(sent);
    } else sent.end(body);
  };

  upstream.waiting += 1;
  res.once('close', () => {
    settle();
    if (!res.writableFinished) sent.destroy();
  });
  send();
}

/** Whether it may come twice: a PUT sets what it says, and with a key that the endpoint knows the service does it once. */
const isRepeatable = ({ req, route: { endpoint } }: Forwarding): boolean =>
  endpoint.method === 'put' || (endpoint.idempotent === true && req.headers['idempotency-key'] !== undefined);

/** A body whose length nobody announced is counted as it comes. */
function limitBody(req: IncomingMessage, maxBytes: number, fail: (error: DomainError) => void): void {
  let size = 0;
  req.on('data', function count(chunk: Buffer) {
    size += chunk.length;
    if (size <= maxBytes) return;
    req.off('data', count);
    fail(bodyTooLarge(maxBytes));
    req.resume();
  });
}

function outgoingHeaders(
  { req, origin }: Forwarding,
  body: Buffer | IncomingMessage | undefined,
  chunked: boolean,
): string[] {
  const headers = headersForService(req.rawHeaders, req.headers.connection);
  const trace = currentTrace();
  if (trace) headers.push('x-request-id', trace.requestId, 'traceparent', trace.traceparent);
  headers.push('x-forwarded-for', origin.addresses, 'x-forwarded-proto', origin.protocol);
  headers.push('x-forwarded-host', origin.host);
  if (body instanceof Buffer) headers.push('content-length', String(body.length));
  else if (body && chunked) headers.push('transfer-encoding', 'chunked');
  else if (body) headers.push('content-length', req.headers['content-length'] ?? '0');
  else if (req.method !== 'GET' && req.method !== 'HEAD') headers.push('content-length', '0');
  return headers;
}

function passOn(answer: IncomingMessage, sent: ClientRequest, { res, route }: Forwarding): void {
  // A broken answer can only be shown by breaking the connection: the client must not take the half for the whole.
  answer.on('error', () => res.destroy());
  res.writeHead(answer.statusCode ?? 502, headersForClient(answer.rawHeaders, answer.headers));
  if (route.live && answer.statusCode === 200) keepOpen(sent, res);
  // As `pipe` does it, without its dozen of listeners: this runs for every request.
  const goOn = (): void => void answer.resume();
  answer.on('data', (chunk: Buffer) => {
    if (res.write(chunk)) return;
    answer.pause();
    res.once('drain', goOn);
  });
  answer.on('end', () => res.end());
}

/** A live stream may be silent for as long as it likes; it ends with its client, its service or this process. */
function keepOpen(sent: ClientRequest, res: ServerResponse): void {
  sent.setTimeout(0);
  res.flushHeaders();
  const end = (): void => {
    sent.destroy();
    res.end();
  };
  stoppingSignal.addEventListener('abort', end, { once: true });
  res.once('close', () => stoppingSignal.removeEventListener('abort', end));
}
