import type { Duration, Timestamp } from '../grpc/wire.ts';

/** A Duration or Timestamp in whole milliseconds, rounded down. */
export const toMilliseconds = (value: Duration) => value.seconds * 1000 + Math.floor(value.nanos / 1_000_000);

/** A moment in milliseconds since 1970 as a Timestamp. */
export const toTimestamp = (milliseconds: number): Timestamp => ({
  seconds: Math.floor(milliseconds / 1000),
  nanos: (milliseconds % 1000) * 1_000_000,
});

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * 86_400_000;
