import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

type Namespace = { nested: Record<string, Namespace> };

const usedOfProtobuf = [
  'Duration',
  'Empty',
  'FieldMask',
  'Struct',
  'Value',
  'NullValue',
  'ListValue',
  'Timestamp',
];

/**
 * Google's own description of Pub/Sub, as its client library ships it, cut down to the publisher and the
 * subscriber: the whole one costs some ten megabytes more of memory.
 */
function readPubSubNamespace() {
  const path = createRequire(import.meta.url).resolve('@google-cloud/pubsub/build/protos/protos.json');
  const whole: Namespace = JSON.parse(readFileSync(path, 'utf8'));
  const google = whole.nested.google?.nested;
  const pubsub = google?.pubsub?.nested.v1?.nested;
  const protobuf = google?.protobuf?.nested;
  if (!pubsub || !protobuf) throw new Error(`No google.pubsub.v1 in ${path}`);
  const used = Object.entries(pubsub).filter(([name]) => name !== 'SchemaService');
  const types = Object.entries(protobuf).filter(([name]) => usedOfProtobuf.includes(name));
  return {
    nested: {
      google: {
        nested: {
          protobuf: { nested: Object.fromEntries(types) },
          pubsub: { nested: { v1: { nested: Object.fromEntries(used) } } },
        },
      },
    },
  };
}

/** Loads the services `google.pubsub.v1.Publisher` and `google.pubsub.v1.Subscriber`. */
export function loadServiceDefinitions(): { publisher: ServiceDefinition; subscriber: ServiceDefinition } {
  const definitions = fromJSON(readPubSubNamespace(), {
    longs: Number,
    enums: String,
    defaults: true,
    arrays: true,
    objects: true,
  });
  return {
    // A package holds services and messages alike; these two names are services.
    publisher: definitions['google.pubsub.v1.Publisher'] as ServiceDefinition,
    subscriber: definitions['google.pubsub.v1.Subscriber'] as ServiceDefinition,
  };
}
