import type { z } from 'zod';

/** A kind of event: its Pub/Sub topic (the name in past tense), the schema of its data, and the aggregate it belongs to. */
export type EventType<Data extends z.ZodType = z.ZodType> = {
  readonly topic: string;
  readonly data: Data;
  /** The aggregate's id: messages with the same ordering key are delivered in order. */
  orderingKey(data: z.output<Data>): string;
};

/** Declares an event type; exists for the types. */
export function eventType<Data extends z.ZodType>(definition: EventType<Data>): EventType<Data> {
  return definition;
}

export type EventData<T extends EventType> = z.output<T['data']>;
