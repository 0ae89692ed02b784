import 'server-only';
import { consumerOf, publisherOf } from '@eshop/contracts/api/operations';
import { isPassing, isProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { callGateway, type Visitor } from '@eshop/site/gateway/request.ts';
import type { FlowNews } from './flow.ts';
import { consumers, publishers } from './services.ts';

/** Somebody who watches the flow. */
export type Watcher = {
  /** The tail asks the shop in the name of one of its watchers. */
  readonly visitor: Visitor;
  tell(news: readonly FlowNews[]): void;
  /** The shop does not know the watcher's session any more. */
  end(): void;
};

const everyMilliseconds = 1_000;
/** A transaction may commit after younger ones, and journals are written in batches: what is this young is asked for again. */
const overlapMilliseconds = 12_000;
const pageSize = 100;

const watchers = new Set<Watcher>();
let running = false;

/** Tells a watcher what the services publish and handle from now on; returns how to stop. One tail serves all watchers. */
export function watchFlow(watcher: Watcher): () => void {
  watchers.add(watcher);
  if (!running) void run();
  return () => void watchers.delete(watcher);
}

async function run(): Promise<void> {
  running = true;
  let told = new Map<string, number>();
  while (watchers.size > 0) {
    const [watcher] = watchers;
    if (!watcher) break;
    const startedAt = Date.now();
    try {
      const news = await readNews(watcher.visitor, new Date(startedAt - overlapMilliseconds));
      const fresh = news.filter((one) => !told.has(nameOf(one)));
      for (const one of fresh) told.set(nameOf(one), startedAt);
      if (fresh.length > 0) for (const each of watchers) each.tell(fresh);
    } catch (error) {
      if (!isPassing(error)) dismiss(watcher);
    }
    told = new Map([...told].filter(([, at]) => at > startedAt - 3 * overlapMilliseconds));
    await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
  }
  running = false;
}

function dismiss(watcher: Watcher): void {
  watchers.delete(watcher);
  watcher.end();
}

/** An event is told again when it has been published. */
const nameOf = (news: FlowNews): string =>
  news.kind === 'event' ? `${news.event.id} ${news.event.publishedAt !== null}` : news.delivery.id;

async function readNews(visitor: Visitor, after: Date): Promise<FlowNews[]> {
  const query = { after: after.toISOString(), limit: pageSize };
  const events = publishers.map(async (service) => {
    const page = await orNothing(callGateway(publisherOf(service).listPublishedEvents, visitor, { query }));
    return page.map((event): FlowNews => ({ kind: 'event', service, event }));
  });
  const deliveries = consumers.map(async (service) => {
    const page = await orNothing(callGateway(consumerOf(service).listDeliveries, visitor, { query }));
    return page.map((delivery): FlowNews => ({ kind: 'delivery', delivery: withService(service, delivery) }));
  });
  return (await Promise.all([...events, ...deliveries])).flat();
}

/** Ids of tries are their service's own. */
const withService = <Row extends { id: string }>(service: string, row: Row): Row => ({
  ...row,
  id: `${service} ${row.id}`,
});

/** A service that is away holds up no other. @throws when the session is over */
async function orNothing<Item>(reading: Promise<{ items: Item[] }>): Promise<Item[]> {
  try {
    return (await reading).items;
  } catch (error) {
    if (isProblem(error, 'UNAUTHENTICATED', 'FORBIDDEN')) throw error;
    return [];
  }
}
