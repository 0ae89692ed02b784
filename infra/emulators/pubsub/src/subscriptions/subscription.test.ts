import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Consumer } from '../delivery/consumer.ts';
import { minutes } from '../resources/time.ts';
import { createMessage } from '../topics/message.ts';
import { Subscription } from './subscription.ts';
import { parseSubscription } from './subscription-config.ts';

const puller: Consumer = {
  leaseSeconds: 10,
  hasRoomFor: () => true,
  hold: () => {},
  release: () => {},
  deliver: () => {},
  close: () => {},
};

const settings = {
  name: 'projects/project/subscriptions/subscription',
  topic: 'projects/project/topics/topic',
  ackDeadlineSeconds: 10,
  retainAckedMessages: true,
  messageRetentionDuration: { seconds: 600, nanos: 0 },
  labels: {},
  enableMessageOrdering: false,
  expirationPolicy: null,
  filter: '',
  deadLetterPolicy: null,
  retryPolicy: null,
  pushConfig: null,
};

function givenSubscription(): Subscription {
  const host = {
    record: (entry: { op: string; messageIds?: readonly string[] }) =>
      subscription.settle(entry.messageIds ?? []),
    forward: () => false,
  };
  const subscription: Subscription = new Subscription(parseSubscription(settings), host);
  return subscription;
}

let lastId = 0;
function publish(subscription: Subscription, text: string): void {
  lastId += 1;
  subscription.offer(
    createMessage(String(lastId), Date.now(), { data: Buffer.from(text), attributes: {}, orderingKey: '' }),
  );
}

const take = (subscription: Subscription) =>
  subscription.takeNow(puller, 10).map(({ message }) => message.data.toString());

describe('message retention', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('drops what nobody acknowledged in time', () => {
    const subscription = givenSubscription();
    publish(subscription, 'old');
    vi.advanceTimersByTime(minutes(6));
    publish(subscription, 'young');
    vi.advanceTimersByTime(minutes(6));
    expect(take(subscription)).toEqual(['young']);
  });

  it('drops what was acknowledged and kept for a seek', () => {
    const subscription = givenSubscription();
    publish(subscription, 'old');
    subscription.acknowledge(subscription.takeNow(puller, 1).map(({ ackId }) => ackId));
    vi.advanceTimersByTime(minutes(6));
    publish(subscription, 'young');
    subscription.acknowledge(subscription.takeNow(puller, 1).map(({ ackId }) => ackId));
    vi.advanceTimersByTime(minutes(6));
    subscription.seek(0, []);
    expect(take(subscription)).toEqual(['young']);
  });

  it('leaves no timer behind when everything is acknowledged', () => {
    const subscription = givenSubscription();
    publish(subscription, 'done');
    subscription.acknowledge(subscription.takeNow(puller, 1).map(({ ackId }) => ackId));
    vi.advanceTimersByTime(minutes(1));
    expect(vi.getTimerCount()).toBe(0);
  });
});
