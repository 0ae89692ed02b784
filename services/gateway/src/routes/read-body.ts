import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from './forward-faults.ts';

/**
 * Reads a small body whole. Rejects with 413 above the limit, and when the client goes away.
 * The rest of a body that is too large is left to `dropRest`.
 */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw bodyTooLarge(maxBytes);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBytes) return void chunks.push(chunk);
    chunks.length = 0;
    reject(bodyTooLarge(maxBytes));
  });
  req.once('end', () => resolve(Buffer.concat(chunks)));
  req.once('error', reject);
  return promise;
}

const patienceMilliseconds = 5_000;

/** Lets a client that still sends read its refusal, for five seconds; then the connection is cut. */
export function dropRest(req: IncomingMessage): void {
  if (req.complete) return;
  req.resume();
  const timer = setTimeout(() => req.destroy(), patienceMilliseconds);
  req.once('close', () => clearTimeout(timer));
}
