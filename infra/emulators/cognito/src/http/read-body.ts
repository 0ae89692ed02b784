import type { IncomingMessage } from 'node:http';
import { CognitoError } from '../errors.ts';
import { limits } from '../limits.ts';

/** The body of a request, or RequestEntityTooLargeException (413) beyond 128 KB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () => new CognitoError('RequestEntityTooLargeException', 'The request is too large.', 413);
  if (Number(request.headers['content-length'] ?? 0) > limits.bodyBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limits.bodyBytes) throw tooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
