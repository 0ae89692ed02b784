import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** An event of a stream as a browser would be given it. */
export type StreamedEvent = { readonly event: string; readonly id: string | null; readonly data: unknown };

export type ListenOptions = {
  readonly headers: Readonly<Record<string, string>>;
  /** Called once the stream is open. */
  readonly whenOpen?: (() => Promise<unknown> | undefined) | undefined;
  /** Ends the listening; without it the stream's own end does. */
  readonly enough?: ((events: readonly StreamedEvent[]) => boolean) | undefined;
};

/** Serves an app on a port of its own and reads a stream of server-sent events from it. */
export async function listenToEvents(app: Express, path: string, options: ListenOptions) {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gone = new AbortController();
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { ...options.headers },
      signal: gone.signal,
    });
    if (answer.status !== 200) return { status: answer.status, events: [], problem: await answer.json() };
    return { status: 200, events: await readEvents(answer, options), problem: null };
  } finally {
    gone.abort();
    server.closeAllConnections();
    server.close();
  }
}

async function readEvents(answer: Response, { whenOpen, enough }: ListenOptions): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  let text = '';
  let opened: Promise<unknown> | undefined;
  for await (const chunk of answer.body ?? []) {
    opened ??= Promise.resolve(whenOpen?.());
    text += Buffer.from(chunk).toString();
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    events.push(...frames.filter((frame) => !frame.startsWith(':')).map(parseFrame));
    if (enough?.(events)) break;
  }
  await opened;
  return events;
}

function parseFrame(frame: string): StreamedEvent {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  return {
    event: fields.get('event') ?? 'message',
    id: fields.get('id') ?? null,
    data: JSON.parse(fields.get('data') ?? 'null'),
  };
}
