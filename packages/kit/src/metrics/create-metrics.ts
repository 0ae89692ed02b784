import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/**
 * The registry of one service with makers for its own metrics. Names in snake_case with their unit last.
 * Asking again for a name gives the metric that is there.
 */
export type Metrics = {
  readonly registry: Registry;
  /** Seconds taken by each answered request, by `method`, `route` (the pattern) and `status`. */
  readonly httpRequestSeconds: Histogram<'method' | 'route' | 'status'>;
  counter<Label extends string>(name: string, help: string, labels?: readonly Label[]): Counter<Label>;
  /** `collect` runs at each scrape: it sets the gauge, or returns its value; when it fails the last value stays. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labels?: readonly Label[],
    collect?: (gauge: Gauge<Label>) => unknown,
  ): Gauge<Label>;
  histogram<Label extends string>(
    name: string,
    help: string,
    labels?: readonly Label[],
    buckets?: readonly number[],
  ): Histogram<Label>;
};

const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * How often Node looks how late its event loop is, and what its figures show when nothing is late; at the usual 10 ms this is
 * half of what an idle service does.
 */
export const eventLoopTickMilliseconds = 50;

/** The metrics of a service: Node's own, HTTP timings, and what the service adds. One per app. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: eventLoopTickMilliseconds });
  const registers = [registry];
  const counter: Metrics['counter'] = (name, help, labels = []) => {
    const known = registry.getSingleMetric(name);
    return known instanceof Counter ? known : new Counter({ name, help, labelNames: [...labels], registers });
  };
  const gauge: Metrics['gauge'] = (name, help, labels = [], collect) => {
    const known = registry.getSingleMetric(name);
    if (known instanceof Gauge) return known;
    return new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers,
      ...(collect && {
        collect: function () {
          return measure(this, collect);
        },
      }),
    });
  };
  const histogram: Metrics['histogram'] = (name, help, labels = [], buckets = secondsBuckets) => {
    const known = registry.getSingleMetric(name);
    if (known instanceof Histogram) return known;
    return new Histogram({ name, help, labelNames: [...labels], buckets: [...buckets], registers });
  };
  const httpRequestSeconds = histogram(
    'http_request_duration_seconds',
    'Time taken by each answered request',
    ['method', 'route', 'status'],
  );
  return { registry, httpRequestSeconds, counter, gauge, histogram };
}

async function measure<Label extends string>(
  gauge: Gauge<Label>,
  collect: (gauge: Gauge<Label>) => unknown,
): Promise<void> {
  try {
    const value = await collect(gauge);
    if (typeof value === 'number') gauge.set(value);
  } catch {
    // A scrape must not fail because one store is away; the last value stays.
  }
}
