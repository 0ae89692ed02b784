export {
  type Begun,
  type IdempotencyStore,
  idempotently,
  type KeyedRequest,
  leaseMilliseconds,
  lostKey,
  type Remember,
  type StoredAnswer,
} from './idempotency.ts';
export { createSqlIdempotency } from './sql-idempotency.ts';
