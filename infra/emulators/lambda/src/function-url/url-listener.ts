import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionRunner } from '../functions/function-runner.ts';
import { maxPayloadBytes } from '../functions/invocation.ts';
import { ThrottledError } from '../functions/sandbox-pool.ts';
import { readBody } from '../http-body.ts';
import { toUrlEvent } from './url-event.ts';
import { type HttpResult, toHttpResult } from './url-result.ts';

/** Handles every request to a function URL, open to all (authorisation type NONE). */
export function createUrlListener(runner: FunctionRunner, onError: (error: unknown) => void) {
  return async function listener(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const { status, headers, body } = await answer(runner, message, requestId).catch((error: unknown) => {
      if (error instanceof ThrottledError) return plain(429, 'Rate Exceeded.');
      onError(error);
      return plain(500, 'Internal Server Error');
    });
    const bodiless = message.method === 'HEAD' || status === 204 || status === 304;
    const length = bodiless ? {} : { 'content-length': String(body.length) };
    try {
      response.writeHead(status, { 'x-amzn-requestid': requestId, ...headers, ...length });
      response.end(bodiless ? undefined : body);
    } catch (error) {
      onError(error);
      response.writeHead(502).end('Internal Server Error');
    }
  };
}

async function answer(
  runner: FunctionRunner,
  message: IncomingMessage,
  requestId: string,
): Promise<HttpResult> {
  const body = await readBody(message, maxPayloadBytes);
  if (!body) return plain(413, 'Request Too Long');
  const event = JSON.stringify(toUrlEvent(message, body, requestId, new Date()));
  if (Buffer.byteLength(event) > maxPayloadBytes) return plain(413, 'Request Too Long');
  const outcome = await runner.invoke(event, { requestId });
  return (outcome.ok ? toHttpResult(outcome.payload) : null) ?? plain(502, 'Internal Server Error');
}

function plain(status: number, message: string): HttpResult {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify({ Message: message })),
  };
}
