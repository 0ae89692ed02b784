import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import type { Broker } from '../broker/broker.ts';
import type { Consumer } from '../delivery/consumer.ts';
import { FlowControl } from '../delivery/flow-control.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { requireAckDeadline, requireLeaseSeconds } from '../subscriptions/subscription-config.ts';
import { failedPrecondition, invalidArgument, type StatusError, toStatusError } from './status.ts';
import type { StreamingPullRequest, StreamingPullResponse } from './wire.ts';

type Stream = ServerDuplexStream<StreamingPullRequest, StreamingPullResponse>;

/** One open stream: the consumer of one subscription, named by the first request. */
class StreamConsumer implements Consumer {
  readonly #stream: Stream;
  readonly #subscription: Subscription;
  readonly #flowControl: FlowControl;
  #draining = false;
  leaseSeconds: number;

  constructor(stream: Stream, subscription: Subscription, first: StreamingPullRequest) {
    requireAckDeadline(first.streamAckDeadlineSeconds);
    this.#stream = stream;
    this.#subscription = subscription;
    this.#flowControl = new FlowControl(first.maxOutstandingMessages, first.maxOutstandingBytes);
    this.leaseSeconds = first.streamAckDeadlineSeconds;
    stream.on('drain', () => {
      this.#draining = false;
      subscription.resume();
    });
    subscription.join(this);
  }

  hasRoomFor(bytes: number): boolean {
    return !this.#draining && this.#flowControl.hasRoomFor(bytes);
  }

  hold(bytes: number): void {
    this.#flowControl.hold(bytes);
  }

  release(bytes: number): void {
    this.#flowControl.release(bytes);
  }

  deliver(receivedMessages: StreamingPullResponse['receivedMessages']): void {
    const messageOrderingEnabled = this.#subscription.config.enableMessageOrdering;
    this.#draining = !this.#stream.write({
      receivedMessages,
      subscriptionProperties: { exactlyOnceDeliveryEnabled: false, messageOrderingEnabled },
    });
  }

  close(reason: StatusError): void {
    this.#stream.emit('error', reason);
  }

  /** Acknowledgements and deadline changes that come on the stream. */
  receive(request: StreamingPullRequest): void {
    const { ackIds, modifyDeadlineAckIds, modifyDeadlineSeconds, streamAckDeadlineSeconds } = request;
    if (modifyDeadlineAckIds.length !== modifyDeadlineSeconds.length) {
      throw invalidArgument(
        'modify_deadline_seconds and modify_deadline_ack_ids must be of the same length.',
      );
    }
    if (streamAckDeadlineSeconds !== 0) {
      requireAckDeadline(streamAckDeadlineSeconds);
      this.leaseSeconds = streamAckDeadlineSeconds;
    }
    this.#subscription.acknowledge(ackIds);
    for (const [index, ackId] of modifyDeadlineAckIds.entries()) {
      const seconds = modifyDeadlineSeconds[index] ?? 0;
      requireLeaseSeconds(seconds);
      this.#subscription.modifyAckDeadline([ackId], seconds);
    }
  }

  leave(): void {
    this.#subscription.leave(this);
  }
}

function open(broker: Broker, stream: Stream, first: StreamingPullRequest): StreamConsumer {
  if (!first.subscription) throw invalidArgument('The first request of a stream must name a subscription.');
  const subscription = broker.subscription(first.subscription);
  if (subscription.config.detached) throw failedPrecondition('The subscription is detached.');
  return new StreamConsumer(stream, subscription, first);
}

/** Google's client acknowledges by unary calls and uses the stream to receive; both ways work here. */
export function streamingPull(
  broker: Broker,
): handleBidiStreamingCall<StreamingPullRequest, StreamingPullResponse> {
  return (stream) => {
    let consumer: StreamConsumer | null = null;
    stream.on('data', (request: StreamingPullRequest) => {
      try {
        if (consumer && request.subscription)
          throw invalidArgument('Only the first request may name a subscription.');
        consumer ??= open(broker, stream, request);
        consumer.receive(request);
      } catch (error) {
        stream.emit('error', toStatusError(error));
      }
    });
    stream.on('end', () => stream.end());
    for (const ending of ['end', 'cancelled', 'error', 'close'] as const) {
      stream.on(ending, () => consumer?.leave());
    }
  };
}
