import type { IncomingMessage, ServerResponse } from 'node:http';
import { handled, matchesEtag } from '@eshop/kit/http';
import type { Answer } from './answer-cache.ts';

/** What changes is seen at the next request: caches keep answers but ask each time, and get a 304 when nothing changed. */
export const freshness = 'public, max-age=0, must-revalidate';

/** Sends an answer as soon as it is made. */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Promise<Answer>,
): Promise<typeof handled> {
  writeAnswer(req, res, await answer);
  return handled;
}

/** Writes an answer, or 304 when the client has it. */
export function writeAnswer(req: IncomingMessage, res: ServerResponse, { body, etag }: Answer): void {
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, { ETag: etag, 'Cache-Control': freshness });
    res.end();
    return;
  }
  res.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    ETag: etag,
    'Cache-Control': freshness,
  });
  if (req.method === 'HEAD') res.end();
  // The same bytes; a text leaves with its headers in one write, where a buffer needs a dearer one of two parts.
  else res.end(body.toString('latin1'), 'latin1');
}
