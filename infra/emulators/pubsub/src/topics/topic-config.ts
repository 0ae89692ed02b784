import { invalidArgument } from '../grpc/status.ts';
import type { Duration, StringMap, WireTopic } from '../grpc/wire.ts';
import { requireLabels } from '../resources/labels.ts';
import { requireName } from '../resources/names.ts';
import { days, minutes, toMilliseconds } from '../resources/time.ts';
import { refuseUnsupported } from '../resources/unsupported.ts';

/** What the emulator knows of a topic, in the shape of the wire. */
export type TopicConfig = {
  readonly name: string;
  readonly labels: StringMap;
  readonly messageRetentionDuration: Duration | null;
};

/** Fields that UpdateTopic may change. */
export const mutableTopicFields = ['labels', 'messageRetentionDuration'];

const unsupported = {
  messageStoragePolicy: 'A storage policy',
  kmsKeyName: 'Encryption with customer keys',
  schemaSettings: 'Schema validation',
  ingestionDataSourceSettings: 'Ingestion',
  messageTransforms: 'Message transforms',
};

/** Checks a topic that a client sends; throws INVALID_ARGUMENT or UNIMPLEMENTED. */
export function parseTopic(topic: WireTopic): TopicConfig {
  refuseUnsupported(topic, unsupported);
  requireName('topics', topic.name);
  requireLabels(topic.labels);
  const retention = topic.messageRetentionDuration;
  if (retention) {
    const milliseconds = toMilliseconds(retention);
    if (milliseconds < minutes(10) || milliseconds > days(31)) {
      throw invalidArgument('message_retention_duration must be between 10 minutes and 31 days.');
    }
  }
  return { name: topic.name, labels: topic.labels, messageRetentionDuration: retention };
}
