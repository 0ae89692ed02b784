import type { IncomingMessage } from 'node:http';

/** Reads a body; null when it is longer than allowed, the rest is then read and dropped so that the client sees the answer. */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > maxBytes) break;
    parts.push(part);
  }
  if (size <= maxBytes) return Buffer.concat(parts);
  message.resume();
  return null;
}
