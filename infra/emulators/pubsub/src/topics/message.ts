import type { PubsubMessage, StringMap } from '../grpc/wire.ts';
import { toTimestamp } from '../resources/time.ts';

/** A published message, shared by all subscriptions that still need it. */
export type Message = {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  readonly data: Buffer;
  readonly attributes: StringMap;
  readonly orderingKey: string;
  /** Bytes that count for flow control: data, attributes and key, without the framing. */
  readonly size: number;
};

/** What a publisher hands in. */
export type NewMessage = Pick<Message, 'data' | 'attributes' | 'orderingKey'>;

/** The size of a message as `Message.size` counts it. */
export function messageSize(message: NewMessage): number {
  let size = message.data.length + Buffer.byteLength(message.orderingKey);
  for (const [key, value] of Object.entries(message.attributes)) {
    size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  return size;
}

/** The data may be a small slice of a large request, which would stay in memory as long as the slice does. */
const ownBytes = (data: Buffer) => (data.length * 2 < data.buffer.byteLength ? Buffer.from(data) : data);

/** A message as the emulator keeps it; `publishedAt` in milliseconds since 1970. */
export const createMessage = (id: string, publishedAt: number, content: NewMessage): Message => ({
  id,
  publishedAt,
  data: ownBytes(content.data),
  attributes: content.attributes,
  orderingKey: content.orderingKey,
  size: messageSize(content),
});

/** Messages in the order of their publication. */
export const byPublication = (a: Message, b: Message) => Number(a.id) - Number(b.id);

/** The message as clients see it. */
export const presentMessage = (message: Message): PubsubMessage => ({
  data: message.data,
  attributes: message.attributes,
  messageId: message.id,
  publishTime: toTimestamp(message.publishedAt),
  orderingKey: message.orderingKey,
});
