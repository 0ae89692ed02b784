export {
  type Begun,
  type IdempotencyStore,
  idempotently,
  type KeyedRequest,
  type Remember,
  type StoredAnswer,
} from './idempotency.ts';
export { createSqlIdempotency } from './sql-idempotency.ts';
