import type { SpanPlace } from './traceparent.ts';

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer';

/** What a span is called and told of; names of attributes are those of OpenTelemetry. */
export type SpanOptions = {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Readonly<Record<string, string | number>>;
};

/** A piece of work that is over. Times are milliseconds since 1970. */
export type Span<Place extends SpanPlace = SpanPlace> = SpanOptions & {
  readonly trace: Place;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly failed: boolean;
};

/** The time of now as spans have it, finer than a millisecond. */
export const spanTime = (): number => performance.timeOrigin + performance.now();
