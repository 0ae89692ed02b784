export { type Consuming, createConsuming } from './create-consuming.ts';
export {
  auditOfDecision,
  claimSeconds,
  type DeadLetterDecision,
  type DeadLetterStore,
  deadLetterId,
  decidedRetentionSeconds,
  type KeptDeadLetter,
  type NewDeadLetter,
} from './dead-letter-store.ts';
export { type DeliveryRow, type DeliveryStore, presentDelivery } from './delivery-store.ts';
export { operationRoutes } from './operation-routes.ts';
export { createSqlConsuming } from './sql-consuming.ts';
export { createSqlPublishing, type Publishing } from './sql-publishing.ts';
