/** The trace id in a W3C `traceparent`; undefined where there is none. */
export const traceIdPart = (traceparent: string | null): string | undefined =>
  /^[\da-f]{2}-([\da-f]{32})-/.exec(traceparent ?? '')?.[1];
