export { authAuditTable, authAuditTableName, ensureAuthAuditTable } from './auth-audit-table.ts';
export { bucketOwners, buckets, ensureBuckets } from './buckets.ts';
export { databases, type ServiceDatabase } from './databases.ts';
export { ensurePubSub } from './ensure-pub-sub.ts';
export { type Database, type Part, type PartName, parts, type Store, urlVariable } from './parts.ts';
export { ensureProductsTable, productsTable, productsTableName } from './products-table.ts';
export {
  maxDeliveryAttempts,
  type SubscriptionPlan,
  subscriptionSettings,
  subscriptions,
  type TopicName,
  topicNames,
} from './pub-sub.ts';
export { type TopologyDocument, topologyDocument } from './topology-document.ts';
export {
  endedSessionsAttribute,
  ensureUserPool,
  grantedRoles,
  serviceScope,
  type UserPool,
  userPoolPlan,
} from './user-pool.ts';
