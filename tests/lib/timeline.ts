import assert from 'node:assert/strict';
import { type TimelineEntry, timelineEntrySchema, watchOrder } from '@eshop/contracts/api/order';
import { pathOf } from './client.ts';
import { gatewayUrl } from './environment.ts';
import type { Person } from './people.ts';

/** One server-sent event of an order's timeline. */
export type TimelineEvent = { readonly id: number; readonly entry: TimelineEntry };

type Watching = {
  /** Go on after this version. */
  readonly lastEventId?: number;
  /** Leave when this returns true; without it the server ends the stream, at a final state. */
  readonly until?: (event: TimelineEvent) => boolean;
};

/** Watches an order's timeline to its end, each event held to the contract. */
export async function readTimeline(
  person: Person,
  orderId: string,
  { lastEventId, until }: Watching = {},
): Promise<TimelineEvent[]> {
  const leave = new AbortController();
  const response = await fetch(gatewayUrl() + pathOf(watchOrder.path, { id: orderId }), {
    headers: {
      authorization: `Bearer ${person.token}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
    },
    signal: AbortSignal.any([leave.signal, AbortSignal.timeout(80_000)]),
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.ok(response.body);
  const events: TimelineEvent[] = [];
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const frames = text.split('\n\n');
    text = frames.pop() ?? '';
    for (const event of frames.flatMap(readFrame)) {
      events.push(event);
      if (!until?.(event)) continue;
      leave.abort();
      return events;
    }
  }
  return events;
}

/** Reads `event: status`, `id` and `data`; comments, the heartbeat, are nothing. */
function readFrame(frame: string): TimelineEvent[] {
  const fields = new Map(
    frame.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  if (!fields.has('data')) return [];
  assert.equal(fields.get('event'), 'status');
  const id = Number(fields.get('id'));
  assert.ok(Number.isInteger(id), 'the id is a version');
  return [{ id, entry: timelineEntrySchema.parse(JSON.parse(fields.get('data') ?? '')) }];
}
