import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  parseQuery,
  SignatureError,
  type SignatureVerifier,
  sha256Hex,
  splitTarget,
  uriDecode,
} from '@eshop/s3-emulator/signature-v4';
import type { FunctionRunner } from '../functions/function-runner.ts';
import { maxAsyncPayloadBytes, maxPayloadBytes } from '../functions/invocation.ts';
import { ThrottledError } from '../functions/sandbox-pool.ts';
import { readBody } from '../http-body.ts';
import { ApiError, signatureError } from './api-error.ts';
import { parseFunctionName } from './function-name.ts';

export type InvokeApi = {
  readonly functions: ReadonlyMap<string, FunctionRunner>;
  readonly verifier: SignatureVerifier;
  readonly onError: (error: unknown) => void;
};

type Reply = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

const invokePath = /^\/2015-03-31\/functions\/([^/]+)\/invocations\/?$/;
/** Bytes of the log that `LogType: Tail` sends along. */
const logTailBytes = 4096;

/** Handles `POST /2015-03-31/functions/<name>/invocations`, the whole of the API that clients of a function need. */
export function createInvokeListener(api: InvokeApi) {
  return async function listener(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const reply = await answer(api, message, requestId).catch((error: unknown) => refuse(error, api.onError));
    response.writeHead(reply.status, {
      'x-amzn-requestid': requestId,
      ...(reply.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...reply.headers,
    });
    response.end(reply.body);
  };
}

async function answer(api: InvokeApi, message: IncomingMessage, requestId: string): Promise<Reply> {
  const { path, query } = splitTarget(message.url ?? '/');
  const [, encodedName] = invokePath.exec(path) ?? [];
  const body = await readBody(message, maxPayloadBytes);
  if (!body) throw tooLarge(maxPayloadBytes);
  authenticate(api.verifier, message, body);
  if (encodedName === undefined || message.method !== 'POST') {
    throw new ApiError('UnknownOperationException', 'The emulator knows the operation Invoke only.');
  }
  const runner = findFunction(api, uriDecode(encodedName) ?? '', new Map(parseQuery(query)).get('Qualifier'));
  const event = readEvent(body);
  const clientContext = readClientContext(header(message, 'x-amz-client-context'));
  const type = header(message, 'x-amz-invocation-type') ?? 'RequestResponse';
  switch (type) {
    case 'DryRun':
      return { status: 204 };
    case 'Event':
      if (body.length > maxAsyncPayloadBytes) throw tooLarge(maxAsyncPayloadBytes);
      runner.enqueue(event, { requestId, clientContext });
      return { status: 202, body: '' };
    case 'RequestResponse':
      return invoke(
        runner,
        event,
        { requestId, clientContext },
        header(message, 'x-amz-log-type') === 'Tail',
      );
    default:
      throw new ApiError('InvalidParameterValueException', `Unknown invocation type: ${type}`);
  }
}

async function invoke(
  runner: FunctionRunner,
  event: string,
  options: { requestId: string; clientContext: unknown },
  withLog: boolean,
): Promise<Reply> {
  const outcome = await runner.invoke(event, options);
  const tail = Buffer.from(outcome.log).subarray(-logTailBytes).toString('base64');
  const headers = {
    'x-amz-executed-version': '$LATEST',
    ...(withLog ? { 'x-amz-log-result': tail } : {}),
    ...(outcome.ok ? {} : { 'x-amz-function-error': 'Unhandled' }),
  };
  return { status: 200, headers, body: outcome.ok ? outcome.payload : JSON.stringify(outcome.error) };
}

function authenticate(verifier: SignatureVerifier, message: IncomingMessage, body: Buffer): void {
  const signed = {
    method: message.method ?? 'GET',
    target: message.url ?? '/',
    headers: message.headersDistinct,
  };
  try {
    verifier.verifyHeader(signed, sha256Hex(body));
  } catch (error) {
    throw error instanceof SignatureError ? signatureError(error.fault, error.message) : error;
  }
}

function findFunction(
  { functions }: InvokeApi,
  nameOrArn: string,
  qualifier: string | undefined,
): FunctionRunner {
  const parsed = parseFunctionName(nameOrArn);
  const runner = parsed ? functions.get(parsed.name) : undefined;
  if (!parsed || !runner || (qualifier ?? parsed.qualifier) !== '$LATEST') {
    throw new ApiError('ResourceNotFoundException', `Function not found: ${nameOrArn}`);
  }
  return runner;
}

function readEvent(body: Buffer): string {
  if (body.length === 0) return '{}';
  const event = body.toString('utf8');
  try {
    JSON.parse(event);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new ApiError('InvalidRequestContentException', `Could not parse request body into json: ${reason}`);
  }
  return event;
}

function readClientContext(encoded: string | undefined): unknown {
  if (encoded === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    throw new ApiError(
      'InvalidRequestContentException',
      'Client context must be a valid Base64-encoded JSON object.',
    );
  }
}

function refuse(error: unknown, onError: (error: unknown) => void): Reply {
  const known =
    error instanceof ThrottledError ? new ApiError('TooManyRequestsException', error.message) : error;
  if (!(known instanceof ApiError)) onError(error);
  const { type, status, message } =
    known instanceof ApiError ? known : new ApiError('ServiceException', 'Service error.');
  const body = JSON.stringify({ Type: status < 500 ? 'User' : 'Service', Message: message, message });
  return { status, headers: { 'x-amzn-errortype': type }, body };
}

function tooLarge(limit: number): ApiError {
  return new ApiError(
    'RequestTooLargeException',
    `Request must be smaller than ${limit} bytes for the InvokeFunction operation`,
  );
}

function header(message: IncomingMessage, name: string): string | undefined {
  const value = message.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
