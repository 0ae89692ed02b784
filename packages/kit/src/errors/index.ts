export type { FieldFault, ProblemKind, RefusalDetails } from './domain-error.ts';
export { DomainError, Refusal, refusal } from './domain-error.ts';
export {
  badRequest,
  forbidden,
  idempotencyKeyReused,
  invalidState,
  notFound,
  payloadTooLarge,
  requestInProgress,
  tooManyRequests,
  Unavailable,
  unauthenticated,
  unavailable,
  unsupportedMediaType,
  versionConflict,
} from './refusals.ts';
export { isConflict, isTransient } from './transient.ts';
