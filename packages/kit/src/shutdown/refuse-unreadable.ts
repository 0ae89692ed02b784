import { randomUUID } from 'node:crypto';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Problem, problems, problemType } from '@eshop/contracts/problem';

const fault = (kind: { code: string; status: number; title: string }, path: string, message: string) => ({
  kind,
  path,
  message,
});
const unreadable = fault(problems.VALIDATION_FAILED, 'request', 'is not readable HTTP');
const faults: Readonly<Record<string, ReturnType<typeof fault>>> = {
  HPE_HEADER_OVERFLOW: fault(problems.PAYLOAD_TOO_LARGE, 'headers', 'are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: fault(problems.REQUEST_TIMEOUT, 'request', 'took too long to arrive'),
};

/**
 * Answers what is no HTTP request (conflicting lengths, broken chunks, too many headers) with a problem like any other refusal, and ends
 * the connection: where the next request would begin is not known.
 */
export function refuseUnreadable(server: Server): void {
  const answering = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (req, res) => answering.set(req.socket, res));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Into an answer that has begun a second one must not be written.
    const begun = answering.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable || (begun?.headersSent && !begun.writableFinished)) {
      socket.destroy();
      return;
    }
    socket.end(refusalText(faults[error.code ?? ''] ?? unreadable), () => socket.destroy());
  });
}

function refusalText({ kind, path, message }: ReturnType<typeof fault>): string {
  const problem: Problem = {
    type: problemType(kind.code),
    title: kind.title,
    status: kind.status,
    detail: `the ${path} ${message}`,
    code: kind.code,
    requestId: randomUUID(),
    errors: [{ path, message }],
  };
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${kind.status} ${kind.title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${problem.requestId}`,
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
