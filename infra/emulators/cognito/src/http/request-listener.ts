import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context.ts';
import { CognitoError } from '../errors.ts';
import { answerRevoke, answerToken } from '../hosted/token-endpoint.ts';
import { readKeySet, readOpenIdConfiguration } from '../hosted/well-known.ts';
import { readCodes } from '../outbox/codes-endpoint.ts';
import { type Answer, json, refusal, send } from './answer.ts';
import { runOperation } from './run-operation.ts';

const WELL_KNOWN = /^\/(?<poolId>[\w-]+)\/\.well-known\/(?<file>jwks\.json|openid-configuration)$/;

async function route(context: Context, request: IncomingMessage): Promise<Answer> {
  const url = URL.parse(request.url ?? '/', 'http://local');
  if (!url) return json(404, { message: 'Not found' });
  const call = `${request.method} ${url.pathname}`;
  if (call === 'POST /') return runOperation(context, request);
  if (call === 'POST /oauth2/token') return answerToken(context, request);
  if (call === 'POST /oauth2/revoke') return answerRevoke(context, request);
  if (call === 'GET /_local/health') return json(200, { status: 'ok' });
  if (call === 'GET /_local/codes') return readCodes(context, request, url);
  const { poolId, file } = WELL_KNOWN.exec(url.pathname)?.groups ?? {};
  const pool = poolId === undefined ? undefined : context.database.pools.get(poolId);
  if (request.method !== 'GET' || !pool) return json(404, { message: 'Not found' });
  return file === 'jwks.json' ? readKeySet(pool) : readOpenIdConfiguration(context, pool);
}

/** Answers every request; `onFault` gets what was not foreseen, which clients see as a plain 500. */
export function createRequestListener(context: Context, onFault: (error: unknown) => void) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let answer: Answer;
    try {
      answer = await route(context, request);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      if (!(error instanceof CognitoError)) onFault(error);
      answer = refusal(error);
    }
    if (!request.complete) response.setHeader('connection', 'close');
    send(response, answer);
    request.resume();
  };
}
