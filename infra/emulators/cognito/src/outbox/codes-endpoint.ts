import type { IncomingMessage } from 'node:http';
import type { Context } from '../context.ts';
import { type Answer, json } from '../http/answer.ts';

const LOOPBACK = /^(::1|::ffff:127\.\d+\.\d+\.\d+|127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** `GET /_local/codes?email=`: the messages to an address, newest first, for processes of this machine only. */
export function readCodes(context: Context, request: IncomingMessage, url: URL): Answer {
  const isLocal =
    LOOPBACK.test(request.socket.remoteAddress ?? '') && LOCAL_HOST.test(request.headers.host ?? '');
  if (!isLocal) return json(403, { message: 'Only for this machine' });
  const email = url.searchParams.get('email');
  if (!email) return json(400, { message: 'The query needs an email' });
  const codes = context.outbox.to(email).map(({ sentAt, expiresAt, ...message }) => ({
    ...message,
    sentAt: new Date(sentAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  }));
  return json(200, { codes });
}
