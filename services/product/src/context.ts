import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditReader } from '@eshop/kit/audit';
import { createTokenVerifier, type TokenVerifier } from '@eshop/kit/auth';
import { awsClient } from '@eshop/kit/aws';
import type { IdempotencyStore } from '@eshop/kit/idempotency';
import { createLogger, type Logger } from '@eshop/kit/logging';
import { createPublisher, createPubSub, createRelay, type Relay } from '@eshop/kit/messaging';
import { createMetrics, type Metrics } from '@eshop/kit/metrics';
import { type Consuming, createConsuming, type Publishing } from '@eshop/kit/operations';
import type { PubSub } from '@google-cloud/pubsub';
import { type Catalogue, createCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './config.ts';
import { createImageStore, type ImageStore } from './images/image-store.ts';
import { createImageResizer, type ImageResizer } from './images/resizer-client.ts';
import { createTableDeadLetters } from './operations/dead-letter-store.ts';
import { createTableDeliveries } from './operations/delivery-store.ts';
import { keepPublished } from './operations/published-events-store.ts';
import { createTableAudit } from './table/audit-store.ts';
import { createTableIdempotency } from './table/idempotency-store.ts';
import { createOutboxSource } from './table/outbox-store.ts';
import { createTable, type Table } from './table/table-store.ts';
import type { Write } from './table/write.ts';

/** All that the service works with. */
export type Context = {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly tokens: TokenVerifier;
  readonly table: Table;
  readonly images: ImageStore;
  readonly resizer: ImageResizer;
  readonly idempotency: IdempotencyStore<Write[]>;
  readonly audit: AuditReader;
  readonly pubsub: PubSub;
  readonly relay: Relay;
  readonly publishing: Publishing;
  readonly consuming: Consuming;
  /** What is read: cached answers and the search index. */
  readonly catalogue: Catalogue;
  now(): Date;
  close(): Promise<void>;
};

/** The client makes a line of each call and its answer for a logger that has `info`, and its own has, though it writes nothing. */
const nothing = () => undefined;
const noLines = { debug: nothing, warn: nothing, error: nothing } as NonNullable<
  DynamoDBClientConfig['logger']
>;

const timeouts = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Builds what the service works with; connects to nothing yet. */
export function createContext(config: Config, overrides: Partial<Context> = {}): Context {
  const logger = overrides.logger ?? createLogger({ service: 'product', level: config.LOG_LEVEL });
  const metrics = overrides.metrics ?? createMetrics('product');
  const dynamodb = new DynamoDBClient({ requestHandler: timeouts, logger: noLines });
  const documents = DynamoDBDocumentClient.from(dynamodb, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const table = overrides.table ?? createTable(documents, config.PRODUCTS_TABLE);
  const s3 = awsClient(
    new S3Client({
      forcePathStyle: config.S3_FORCE_PATH_STYLE === 'true',
      requestHandler: { ...timeouts, requestTimeout: 10_000 },
    }),
    'S3',
  );
  const pubsub = createPubSub({ projectId: config.PUBSUB_PROJECT_ID });
  const outbox = createOutboxSource(table);
  const { source, publishing } = keepPublished(table, outbox, { logger, waiting: outbox.waiting });
  const relay = createRelay({ source, publisher: createPublisher(pubsub), logger, metrics });
  const resizer = createImageResizer();
  const catalogue = createCatalogue({
    table,
    logger,
    metrics,
    publicUrl: config.PUBLIC_URL,
    pollMilliseconds: config.CHANGES_POLL_MILLISECONDS,
    maxProducts: config.SEARCH_MAX_PRODUCTS,
  });
  return {
    config,
    logger,
    metrics,
    tokens: overrides.tokens ?? createTokenVerifier(config, { logger }),
    table,
    images: createImageStore(s3, config.PRODUCT_IMAGES_BUCKET),
    resizer,
    idempotency: createTableIdempotency(table),
    audit: createTableAudit(table),
    pubsub,
    relay,
    publishing,
    consuming: createConsuming({
      service: 'product',
      pubsub,
      logger,
      metrics,
      deliveries: createTableDeliveries(table),
      deadLetters: createTableDeadLetters(table, () => new Date()),
    }),
    catalogue,
    now: () => new Date(),
    async close() {
      resizer.close();
      await pubsub.close();
      dynamodb.destroy();
      s3.destroy();
    },
    ...overrides,
  };
}
