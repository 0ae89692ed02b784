import { invalidArgument } from '../grpc/status.ts';
import type { Duration, WireSubscription } from '../grpc/wire.ts';
import { requireName } from '../resources/names.ts';
import { minutes, toMilliseconds } from '../resources/time.ts';

type RetryPolicy = NonNullable<WireSubscription['retryPolicy']>;

const defaultMinimumBackoff: Duration = { seconds: 10, nanos: 0 };
const defaultMaximumBackoff: Duration = { seconds: 600, nanos: 0 };

/** Fills in Google's defaults (10 s to 600 s); throws INVALID_ARGUMENT outside of 0 to 600 s. */
export function parseRetryPolicy(policy: WireSubscription['retryPolicy']): WireSubscription['retryPolicy'] {
  if (!policy) return null;
  const minimumBackoff = policy.minimumBackoff ?? defaultMinimumBackoff;
  const maximumBackoff = policy.maximumBackoff ?? defaultMaximumBackoff;
  const [minimum, maximum] = [toMilliseconds(minimumBackoff), toMilliseconds(maximumBackoff)];
  if (minimum < 0 || maximum > minutes(10) || minimum > maximum) {
    throw invalidArgument('A retry policy needs 0 s <= minimum_backoff <= maximum_backoff <= 600 s.');
  }
  return { minimumBackoff, maximumBackoff };
}

/** Fills in the default of 5 attempts; throws INVALID_ARGUMENT outside of 5 to 100 or without a topic. */
export function parseDeadLetterPolicy(
  policy: WireSubscription['deadLetterPolicy'],
): WireSubscription['deadLetterPolicy'] {
  if (!policy) return null;
  const { deadLetterTopic, maxDeliveryAttempts } = policy;
  requireName('topics', deadLetterTopic);
  const attempts = maxDeliveryAttempts || 5;
  if (attempts < 5 || attempts > 100) {
    throw invalidArgument('max_delivery_attempts must be between 5 and 100.');
  }
  return { deadLetterTopic, maxDeliveryAttempts: attempts };
}

/** Milliseconds to wait before a message is delivered again, doubling from attempt to attempt. */
export function backoffMs(policy: RetryPolicy | null, attempts: number): number {
  if (!policy) return 0;
  const minimum = toMilliseconds(policy.minimumBackoff ?? defaultMinimumBackoff);
  const maximum = toMilliseconds(policy.maximumBackoff ?? defaultMaximumBackoff);
  return Math.min(maximum, minimum * 2 ** Math.min(attempts - 1, 30));
}
