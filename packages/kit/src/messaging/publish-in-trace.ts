import { currentTrace, runInTrace } from '../logging/index.ts';
import { asSpan, isRecording } from '../tracing/index.ts';
import type { OutboxEvent } from './event.ts';
import type { Publisher } from './pub-sub.ts';

/**
 * Publishes an event as a span of the trace that it was written in; its consumers come below that span. While nothing is
 * recorded the event goes out as it was written.
 */
export function publishInTrace(publisher: Publisher, event: OutboxEvent): Promise<void> {
  const { traceparent } = event.attributes;
  if (traceparent === undefined || !isRecording()) return publisher.publish(event);
  const options = {
    name: `publish ${event.topic}`,
    kind: 'producer',
    attributes: {
      'messaging.system': 'gcp_pubsub',
      'messaging.destination.name': event.topic,
      'messaging.message.id': event.eventId,
    },
  } as const;
  return runInTrace({ traceparent }, () =>
    asSpan(options, () =>
      publisher.publish({
        ...event,
        attributes: { ...event.attributes, traceparent: currentTrace()?.traceparent ?? traceparent },
      }),
    ),
  );
}
