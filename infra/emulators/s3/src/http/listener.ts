import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { S3Context } from '../context.ts';
import { S3Error } from '../errors.ts';
import { isFormPost, postObject } from '../objects/post-object.ts';
import { route } from '../router.ts';
import { authenticate } from './authenticate.ts';
import { answerPreflight, corsHeadersFor } from './cors.ts';
import type { S3Reply } from './reply.ts';
import { readRequest, type S3Request } from './request.ts';
import { errorDocument } from './xml-writer.ts';

/** Handles every request. `onError` gets what is no refusal but a fault of the emulator or of the disk. */
export function createListener(context: S3Context, onError: (error: unknown) => void) {
  return async function listener(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = randomBytes(8).toString('hex').toUpperCase();
    let request: S3Request | null = null;
    try {
      const acceptBody =
        message.headers.expect === undefined ? () => undefined : () => response.writeContinue();
      request = readRequest(message, id, acceptBody);
      const reply = await answer(context, request);
      await send(response, message, withCommonHeaders(context, request, id, reply));
    } catch (error) {
      if (message.errored || response.destroyed) return;
      if (!(error instanceof S3Error)) onError(error);
      const refusal = refusalReply(error, id);
      const reply = request ? withCommonHeaders(context, request, id, refusal) : refusal;
      await send(response, message, reply).catch(onError);
    }
  };
}

async function answer(context: S3Context, request: S3Request): Promise<S3Reply> {
  if (request.method === 'OPTIONS') return answerPreflight(context, request);
  if (isFormPost(request)) return postObject(context, request);
  const signature = authenticate(request, context.verifier);
  return route(request)({ context, request, signature });
}

function refusalReply(error: unknown, id: string): S3Reply {
  const known = error instanceof S3Error ? error : new S3Error('InternalError');
  return { status: known.status, headers: known.headers, body: errorDocument(known, id) };
}

function withCommonHeaders(context: S3Context, request: S3Request, id: string, reply: S3Reply): S3Reply {
  const headers = {
    ...reply.headers,
    ...corsHeadersFor(context, request),
    'x-amz-request-id': id,
    server: 'AmazonS3',
  };
  return { ...reply, headers: request.method === 'OPTIONS' ? { ...headers, ...reply.headers } : headers };
}

/** Sends the answer. */
async function send(
  response: ServerResponse,
  message: IncomingMessage,
  { status, headers, body }: S3Reply,
): Promise<void> {
  dropRest(message);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (typeof body === 'object') {
    response.writeHead(status, headers);
    await pipeline(body.handle.createReadStream({ start: body.start, end: body.end }), response);
    return;
  }
  const xml = body === undefined ? {} : { 'content-type': 'application/xml' };
  const length =
    body === undefined || message.method === 'HEAD' ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...xml, ...length, ...headers });
  response.end(message.method === 'HEAD' ? undefined : body);
}

/**
 * What is left of a refused body is read and dropped, so that the client gets to see the answer. An iterator that was left
 * half-way still listens and would hold the stream.
 */
function dropRest(message: IncomingMessage): void {
  if (message.complete) return;
  message.removeAllListeners('readable');
  message.resume();
}
