import { createPublisher, createPubSub } from '@eshop/kit/messaging';
import { connectSql } from '@eshop/kit/sql';
import { shopVariable } from './environment.ts';

type Row = { event_id: string; topic: string; ordering_key: string; data: string; attributes: string };

/**
 * Publishes the very events that a service has published about a thing once more, the last ones first: what every consumer
 * must bear.
 * @returns how many there were
 */
export async function replayEvents(
  service: 'order' | 'warehouse' | 'payment',
  orderingKey: string,
): Promise<number> {
  const database = await connectSql(shopVariable(`${service.toUpperCase()}_DATABASE_URL`));
  const pubsub = createPubSub({ projectId: shopVariable('PUBSUB_PROJECT_ID') });
  try {
    const mark = database.dialect === 'postgres' ? '$1' : '?';
    const rows = await database.query<Row>(
      `SELECT event_id, topic, ordering_key, data, attributes FROM outbox WHERE ordering_key = ${mark} ORDER BY id DESC`,
      [orderingKey],
    );
    const publisher = createPublisher(pubsub);
    for (const { event_id: eventId, topic, ordering_key, data, attributes } of rows) {
      await publisher.publish({
        eventId,
        topic,
        orderingKey: ordering_key,
        data,
        attributes: JSON.parse(attributes) as Record<string, string>,
      });
    }
    await publisher.flush();
    return rows.length;
  } finally {
    await Promise.all([database.end(), pubsub.close()]);
  }
}
