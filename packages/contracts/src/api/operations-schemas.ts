import { z } from 'zod';
import { topicNames } from '../events/event-flow.ts';
import { idSchema } from '../ids.ts';
import { pageQuery } from '../paging.ts';
import { line } from '../text.ts';
import { momentText, timeSchema } from '../time.ts';
import { countSchema } from '../whole-number.ts';

const milliseconds = z.number().nonnegative();

/** How late events were handled in the last minutes: from their commit to the end of their handling. */
const lagSchema = z.object({
  p50Milliseconds: milliseconds.nullable(),
  p99Milliseconds: milliseconds.nullable(),
});

/** What one subscription did since the service started. */
export const subscriptionStatusSchema = z.object({
  subscription: z.string().min(1),
  topic: z.string().min(1),
  handled: countSchema,
  failed: countSchema,
  retried: countSchema.describe('Tries that found a dependency away; the message was kept and tried again'),
  lag: lagSchema,
  lastHandledAt: timeSchema.nullable(),
});
export type SubscriptionStatus = z.output<typeof subscriptionStatusSchema>;

/** How one instance of a service is. */
export const systemStatusSchema = z
  .object({
    service: z.string().min(1),
    instance: z.string().min(1).describe('Which of the service’s processes answered'),
    version: z.string().min(1),
    build: z.string().min(1).nullable(),
    node: z.string().min(1),
    startedAt: timeSchema,
    memory: z.object({ rssBytes: countSchema, heapUsedBytes: countSchema }),
    eventLoopDelayP99Milliseconds: milliseconds,
    dependencies: z.array(
      z.object({
        name: z.string().min(1),
        ok: z.boolean(),
        milliseconds,
        message: z.string().nullable().describe('What is wrong; null while it answers'),
      }),
    ),
    outbox: z
      .object({ waiting: countSchema, oldestSeconds: z.number().nonnegative() })
      .nullable()
      .describe('Events that are not on their topic yet; null where the service publishes none'),
    subscriptions: z.array(subscriptionStatusSchema),
    deadLettersWaiting: countSchema.nullable().describe('Null where the service consumes no events'),
  })
  .meta({ id: 'SystemStatus' });
export type SystemStatus = z.output<typeof systemStatusSchema>;

const topicFilter = z.enum(topicNames, { error: `must be one of ${topicNames.join(', ')}` }).optional();
const keyFilter = line(200)
  .optional()
  .describe('The aggregate that the event belongs to, or the order that it tells of');
const afterFilter = momentText.optional().describe('Only what is later: for a live tail');

export const publishedEventsQuerySchema = z.object({
  ...pageQuery,
  topic: topicFilter,
  key: keyFilter,
  after: afterFilter,
});
export type PublishedEventsQuery = z.output<typeof publishedEventsQuerySchema>;

/** An event of the service's outbox. */
export const publishedEventSchema = z
  .object({
    id: z.string().min(1),
    topic: z.string().min(1),
    orderingKey: z.string(),
    data: z.unknown().describe('As the contract has it for the topic'),
    traceparent: z.string().nullable(),
    committedAt: timeSchema,
    publishedAt: timeSchema.nullable().describe('Null while it waits in the outbox'),
  })
  .meta({ id: 'PublishedEvent' });
export type PublishedEvent = z.output<typeof publishedEventSchema>;

/**
 * How a delivery ended: `duplicate` found its event handled before, `failed` goes back to Pub/Sub, `retried` found a
 * dependency away and is tried again by the consumer.
 */
export const deliveryOutcomes = ['handled', 'duplicate', 'failed', 'retried'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export const deliveriesQuerySchema = z.object({
  ...pageQuery,
  topic: topicFilter,
  eventId: line(100).optional(),
  key: keyFilter,
  after: afterFilter,
});
export type DeliveriesQuery = z.output<typeof deliveriesQuerySchema>;

/** One try of a consumer at an event. */
export const deliverySchema = z
  .object({
    id: z.string().min(1),
    eventId: z.string().min(1),
    subscription: z.string().min(1),
    topic: z.string().min(1),
    orderingKey: z.string(),
    attempt: countSchema,
    receivedAt: timeSchema,
    handledAt: timeSchema.describe('When the try ended, well or not'),
    milliseconds,
    outcome: z.enum(deliveryOutcomes),
    error: z.string().nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.output<typeof deliverySchema>;

/** What became of a dead letter. */
export const deadLetterStatuses = ['waiting', 'replayed', 'discarded'] as const;
export type DeadLetterStatus = (typeof deadLetterStatuses)[number];

export const deadLettersQuerySchema = z.object({
  ...pageQuery,
  status: z
    .enum(deadLetterStatuses, { error: `must be one of ${deadLetterStatuses.join(', ')}` })
    .default('waiting'),
});
export type DeadLettersQuery = z.output<typeof deadLettersQuerySchema>;

/** A message that its consumer could not handle. */
export const deadLetterSchema = z
  .object({
    id: idSchema,
    subscription: z.string().min(1),
    topic: z.string().min(1),
    eventId: z.string().min(1),
    orderingKey: z.string(),
    content: z.string().describe('As it was sent: text, JSON where it keeps to the contract'),
    attributes: z.record(z.string(), z.string()),
    attempts: countSchema,
    firstError: z.string().nullable(),
    lastError: z.string().nullable(),
    publishedAt: timeSchema.nullable(),
    diedAt: timeSchema,
    status: z.enum(deadLetterStatuses),
    decidedAt: timeSchema.nullable(),
    decidedBy: idSchema.nullable(),
    reason: z.string().nullable().describe('Why it was discarded'),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.output<typeof deadLetterSchema>;

export const discardDeadLetterSchema = z.object({ reason: line(500) });

/** A piece of work within a trace: a request, a call, a statement, an event published or handled. */
export const spanSchema = z
  .object({
    id: z.string().min(1),
    parentId: z
      .string()
      .min(1)
      .nullable()
      .describe('Null where the trace began; may name a span that was not kept'),
    service: z.string().min(1),
    name: z.string().min(1),
    kind: z.enum(['server', 'client', 'producer', 'consumer']),
    offsetMilliseconds: milliseconds.describe('Since the trace’s first span began'),
    milliseconds,
    failed: z.boolean(),
    attributes: z.record(z.string(), z.string()).describe('By OpenTelemetry’s names; values as text'),
  })
  .meta({ id: 'Span' });
export type Span = z.output<typeof spanSchema>;

export const traceIdParams = z.object({
  traceId: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{32}$/, 'must be a trace id: 32 hexadecimal digits'),
});

/** More spans than this of one trace are not told. */
export const mostSpans = 2_000;

/** All that one request or event caused, as far as it is kept. */
export const traceSchema = z
  .object({
    traceId: z.string().min(1),
    startedAt: timeSchema,
    milliseconds,
    spans: z.array(spanSchema).max(mostSpans).describe('In the order in which they began'),
  })
  .meta({ id: 'Trace' });
export type Trace = z.output<typeof traceSchema>;
