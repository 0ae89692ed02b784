import 'server-only';
import { consumerOf, publisherOf } from '@eshop/contracts/api/operations';
import { unlessAway } from '@eshop/site/gateway/unless-away.ts';
import { callAsVisitor } from '@eshop/site/session/visitor.ts';
import { type FlowNews, type FlowRow, withNews } from './flow.ts';
import { consumers, publishers } from './services.ts';

const recent = 50;

/** The newest events of each service with what became of them, for a page that goes on live. */
export async function readRecentFlow(topic: string | undefined): Promise<readonly FlowRow[]> {
  const query = { limit: recent, ...(topic && { topic }) };
  const events = publishers.map(async (service) => {
    const page = await unlessAway(callAsVisitor(publisherOf(service).listPublishedEvents, { query }));
    return (page?.items ?? []).map((event): FlowNews => ({ kind: 'event', service, event }));
  });
  const deliveries = consumers.map(async (service) => {
    const page = await unlessAway(
      callAsVisitor(consumerOf(service).listDeliveries, { query: { ...query, limit: 2 * recent } }),
    );
    return (page?.items ?? []).map(
      (delivery): FlowNews => ({
        kind: 'delivery',
        delivery: { ...delivery, id: `${service} ${delivery.id}` },
      }),
    );
  });
  const [told, tries] = await Promise.all([Promise.all(events), Promise.all(deliveries)]);
  return withNews(withNews([], told.flat()), tries.flat());
}
