import { gatewayUrl } from './environment.ts';

/** An answer as it came, read whole. */
export type RawReply = {
  readonly what: string;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
};

/** Any request at all: nothing is checked, so that bad ones can be sent. */
export type RawRequest = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData | undefined;
  /** Another origin than the gateway. */
  readonly origin?: string;
  /** For the whole answer; a minute unless said otherwise. */
  readonly deadlineMilliseconds?: number | undefined;
};

/** Sends a request to a path and reads the answer, of a live stream its head; redirections are answers, not followed. */
export async function send(path: string, request: RawRequest = {}): Promise<RawReply> {
  const {
    method = 'GET',
    headers = {},
    body,
    origin = gatewayUrl(),
    deadlineMilliseconds = 60_000,
  } = request;
  const response = await fetch(origin + path, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(deadlineMilliseconds),
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? Uint8Array.from(body) : body }),
  });
  const live = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (live) await response.body?.cancel();
  const bytes = live ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
  const what = `${method} ${path}`;
  return { what, status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}
