import { invalidArgument } from '../grpc/status.ts';
import { messageSize, type NewMessage } from './message.ts';

// https://cloud.google.com/pubsub/quotas#resource_limits
const maxRequestBytes = 10 * 1024 * 1024;
const maxMessages = 1000;
const maxAttributes = 100;
const maxKeyBytes = 256;
const maxValueBytes = 1024;
const maxOrderingKeyBytes = 1024;

function requireAttributes(attributes: NewMessage['attributes']): void {
  const entries = Object.entries(attributes);
  if (entries.length > maxAttributes) {
    throw invalidArgument(
      `The message has ${entries.length} attributes, at most ${maxAttributes} are allowed.`,
    );
  }
  for (const [key, value] of entries) {
    if (key === '') throw invalidArgument('An attribute key must not be empty.');
    if (key.startsWith('goog')) throw invalidArgument('Attribute keys must not start with "goog".');
    if (Buffer.byteLength(key) > maxKeyBytes) {
      throw invalidArgument(`An attribute key is longer than ${maxKeyBytes} bytes.`);
    }
    if (Buffer.byteLength(value) > maxValueBytes) {
      throw invalidArgument(`The value of attribute ${key} is longer than ${maxValueBytes} bytes.`);
    }
  }
}

/** Throws INVALID_ARGUMENT when a publish request breaks a limit of Pub/Sub. */
export function requirePublishable(messages: readonly NewMessage[]): void {
  if (messages.length === 0) throw invalidArgument('A publish request needs at least one message.');
  if (messages.length > maxMessages) {
    throw invalidArgument(
      `A publish request may hold at most ${maxMessages} messages, not ${messages.length}.`,
    );
  }
  let bytes = 0;
  for (const message of messages) {
    if (message.data.length === 0 && Object.keys(message.attributes).length === 0) {
      throw invalidArgument('A message must contain data or at least one attribute.');
    }
    requireAttributes(message.attributes);
    if (Buffer.byteLength(message.orderingKey) > maxOrderingKeyBytes) {
      throw invalidArgument(`The ordering key is longer than ${maxOrderingKeyBytes} bytes.`);
    }
    bytes += messageSize(message);
  }
  if (bytes > maxRequestBytes) {
    throw invalidArgument(`Request payload size exceeds the limit: ${maxRequestBytes} bytes.`);
  }
}
