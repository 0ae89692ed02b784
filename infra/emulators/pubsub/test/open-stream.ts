import type { v1 } from '@google-cloud/pubsub';

type Request = Parameters<ReturnType<v1.SubscriberClient['streamingPull']>['write']>[0];
type Received = { ackId: string; size: number; text: string };

/** A bare StreamingPull, without the leases and the flow control of Google's subscriber around it. */
export function openStream(client: v1.SubscriberClient, request: Request) {
  const stream = client.streamingPull({});
  const received: Received[] = [];
  const errors: Error[] = [];
  stream.on('data', (response) => {
    for (const { ackId, message } of response.receivedMessages) {
      received.push({ ackId, size: message.data.length, text: message.data.toString() });
    }
  });
  stream.on('error', (error) => errors.push(error));
  stream.write(request);
  return {
    received,
    errors,
    write: (next: Request) => stream.write(next),
    close: () => stream.cancel(),
  };
}
