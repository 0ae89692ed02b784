import type { ServerUnaryCall } from '@grpc/grpc-js';
import type { Consumer } from '../delivery/consumer.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { failedPrecondition, invalidArgument } from './status.ts';
import type { PullRequest, PullResponse, ReceivedMessage } from './wire.ts';

const maxMessagesPerPull = 1000;
const longestWaitMs = 10_000;

/** A pull has no flow control: it takes what it gets, once. */
const consumerOf = (subscription: Subscription): Consumer => ({
  leaseSeconds: subscription.config.ackDeadlineSeconds,
  hasRoomFor: () => true,
  hold: () => {},
  release: () => {},
  deliver: () => {},
  close: () => {},
});

/**
 * Answers with the messages that are ready, or waits up to 10 s for some. `returnImmediately` does not wait.
 * Throws INVALID_ARGUMENT without a positive number of messages, FAILED_PRECONDITION when detached.
 */
export async function pull(
  subscription: Subscription,
  { maxMessages, returnImmediately }: PullRequest,
  call: ServerUnaryCall<PullRequest, PullResponse>,
): Promise<PullResponse> {
  if (maxMessages <= 0) throw invalidArgument('max_messages must be greater than 0.');
  if (subscription.config.detached) throw failedPrecondition('The subscription is detached.');
  const max = Math.min(maxMessages, maxMessagesPerPull);
  const ready = subscription.takeNow(consumerOf(subscription), max);
  if (ready.length > 0 || returnImmediately) return { receivedMessages: ready };
  return { receivedMessages: await waitForMessages(subscription, max, call) };
}

function waitForMessages(
  subscription: Subscription,
  max: number,
  call: ServerUnaryCall<PullRequest, PullResponse>,
): Promise<readonly ReceivedMessage[]> {
  return new Promise((resolve, reject) => {
    let room = max;
    const finish = (messages: readonly ReceivedMessage[]) => {
      clearTimeout(timer);
      subscription.leave(consumer);
      resolve(messages);
    };
    const consumer: Consumer = {
      ...consumerOf(subscription),
      hasRoomFor: () => room > 0,
      hold: () => {
        room -= 1;
      },
      deliver: finish,
      close: (reason) => {
        reject(reason);
        finish([]);
      },
    };
    const timer = setTimeout(() => finish([]), longestWaitMs);
    call.on('cancelled', () => finish([]));
    subscription.join(consumer);
  });
}
