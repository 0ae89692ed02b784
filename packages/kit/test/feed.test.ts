import { setTimeout as sleep } from 'node:timers/promises';
import { endpoint } from '@eshop/contracts/endpoint';
import { describe, expect, it } from 'vitest';
import { newCaller } from '../src/auth/index.ts';
import { unauthenticated } from '../src/errors/index.ts';
import { type Change, createChangeFeed, serveFeed } from '../src/feed/index.ts';
import { createRoutes, createServiceApp } from '../src/http/index.ts';
import { silentLogger } from '../src/logging/index.ts';
import { eventually, listenToEvents, type StreamedEvent } from '../src/testing/index.ts';

const watchNames = endpoint({
  name: 'watchNames',
  method: 'get',
  path: '/v1/names',
  summary: 'Names as they change',
  access: ['admin'],
  status: 200,
  stream: 'text/event-stream',
});

/** A feed over a list that the test writes, as a store would hold it. */
function givenFeed({ mostWatchers = 10, heartbeatMilliseconds = 15_000 } = {}) {
  const changes: Change<string>[] = [];
  const state = { reads: 0, allowed: true, broken: false };
  const feed = createChangeFeed<string>(
    {
      newest: async () => changes.at(-1)?.position ?? 0,
      async after(position, limit) {
        state.reads++;
        if (state.broken) throw new Error('the store is away');
        return changes.filter((change) => change.position > position).slice(0, limit);
      },
    },
    silentLogger(),
  );
  const tokens = {
    async verify(token: string) {
      if (!state.allowed) throw unauthenticated();
      return newCaller('a', ['admin'], token);
    },
  };
  const app = createServiceApp({
    service: 'names',
    logger: silentLogger(),
    checks: {},
    routes: [
      createRoutes({ tokens }).on(watchNames, (request) =>
        serveFeed(feed, request, {
          event: 'name',
          role: 'admin',
          tokens,
          mostWatchers,
          heartbeatMilliseconds,
        }),
      ),
    ],
  });
  return {
    feed,
    state,
    write: (position: number, data: string) => {
      changes.push({ position, data });
      feed.wake();
    },
    listen: (
      lastSeen: string | null,
      enough?: (events: readonly StreamedEvent[]) => boolean,
      whenOpen?: () => Promise<unknown> | undefined,
    ) =>
      listenToEvents(app, '/v1/names', {
        headers: { authorization: 'Bearer x', ...(lastSeen === null ? {} : { 'last-event-id': lastSeen }) },
        enough,
        whenOpen,
      }),
  };
}

const names = (events: readonly StreamedEvent[]) =>
  events.map(({ event, data }) => (event === 'ready' ? event : data));

describe('a feed of changes', () => {
  it('says to a new watcher that it starts now, then tells what changes', async () => {
    const { listen, write } = givenFeed();
    write(1, 'Ada');
    const { events } = await listen(
      null,
      (seen) => seen.length === 2,
      async () => write(2, 'Grace'),
    );
    expect(events).toEqual([
      { event: 'ready', id: '1', data: {} },
      { event: 'name', id: '2', data: 'Grace' },
    ]);
  });

  it('goes on where a watcher was, with nothing left out and nothing twice', async () => {
    const { listen, write } = givenFeed();
    for (let position = 1; position <= 5; position++) write(position, `name ${position}`);
    const { events } = await listen('2', (seen) => seen.length === 3);
    expect(names(events)).toEqual(['name 3', 'name 4', 'name 5']);
  });

  it('gives the id of a position with its last change only, so that a cut loses none of them', async () => {
    const { listen, write } = givenFeed();
    write(7, 'Ada');
    write(7, 'Grace');
    write(8, 'Joan');
    const { events } = await listen('0', (seen) => seen.length === 3);
    expect(events.map(({ id }) => id)).toEqual([null, '7', '8']);
  });

  it('has a watcher that missed too many, or knows of more than there is, begin anew', async () => {
    const { listen, write } = givenFeed();
    for (let position = 1; position <= 1_002; position++) write(position, 'a name');
    const first = (seen: readonly StreamedEvent[]) => seen.length > 0;
    expect((await listen('1', first)).events).toEqual([{ event: 'ready', id: '1002', data: {} }]);
    expect((await listen('5000', first)).events).toEqual([{ event: 'ready', id: '1002', data: {} }]);
    expect(names((await listen('2', first)).events)[0]).toBe('a name');
  });

  it('tells a watcher that is behind and one that is not each what it has not heard', async () => {
    const { feed, write } = givenFeed();
    for (let position = 1; position <= 3; position++) write(position, `name ${position}`);
    const [behind, upToDate]: [string[], string[]] = [[], []];
    const stops = [
      feed.watch(3, ({ data }) => upToDate.push(data)),
      feed.watch(0, ({ data }) => behind.push(data)),
    ];
    write(4, 'name 4');
    await eventually(() => {
      expect(behind).toEqual(['name 1', 'name 2', 'name 3', 'name 4']);
      expect(upToDate).toEqual(['name 4']);
    });
    for (const stop of stops) stop();
  });

  it('waits while the store is away and tells then what came meanwhile', async () => {
    const { listen, write, state } = givenFeed();
    const { events } = await listen(
      null,
      (seen) => seen.length === 2,
      async () => {
        state.broken = true;
        write(1, 'Ada');
        await sleep(50);
        state.broken = false;
      },
    );
    expect(names(events)).toEqual(['ready', 'Ada']);
  });

  it('ends when the watcher may not watch any more', async () => {
    const { listen, state } = givenFeed({ heartbeatMilliseconds: 20 });
    const { events } = await listen(null, undefined, async () => {
      state.allowed = false;
    });
    expect(names(events)).toEqual(['ready']);
  });

  it('refuses watchers beyond its limit, and a Last-Event-ID that is none', async () => {
    const { listen, feed } = givenFeed({ mostWatchers: 1 });
    expect((await listen('x')).status).toBe(400);
    const stop = feed.watch(0, () => undefined);
    expect((await listen(null)).status).toBe(503);
    stop();
    expect((await listen(null, () => true)).status).toBe(200);
  });

  it('does not ask the store while nobody watches', async () => {
    const { listen, write, state, feed } = givenFeed();
    await listen(null, () => true);
    await eventually(() => expect(feed.watchers).toBe(0));
    const { reads } = state;
    write(1, 'Ada');
    await sleep(700);
    expect(state.reads).toBe(reads);
  });
});
