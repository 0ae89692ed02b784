import type { StatusError } from '../grpc/status.ts';
import type { ReceivedMessage } from '../grpc/wire.ts';

/** Someone who takes messages from a subscription: an open stream or a waiting pull. */
export type Consumer = {
  /** How long it may hold a message before that is delivered again. */
  readonly leaseSeconds: number;
  /** Whether its flow control leaves room for a message of this size now. */
  hasRoomFor(bytes: number): boolean;
  /** Counts a message as outstanding. */
  hold(bytes: number): void;
  /** The message is no longer outstanding: acknowledged, refused or timed out. */
  release(bytes: number): void;
  deliver(messages: readonly ReceivedMessage[]): void;
  /** The subscription is gone. */
  close(reason: StatusError): void;
};
