import { randomUUID } from 'node:crypto';
import type { SystemStatus } from '@eshop/contracts/api/operations';
import { z } from 'zod';
import { readConfig, textField } from '../config/index.ts';
import { type Check, probe } from '../health/index.ts';
import { eventLoopTickMilliseconds, type Metrics } from '../metrics/index.ts';
import type { Consuming } from './create-consuming.ts';
import type { Publishing } from './sql-publishing.ts';

export type StatusOptions = {
  readonly service: string;
  readonly version: string;
  readonly metrics: Metrics;
  /** What the service works with, by the name that is shown. */
  readonly checks: Readonly<Record<string, Check>>;
  readonly publishing?: Publishing | undefined;
  readonly consuming?: Consuming | undefined;
};

const instance = randomUUID().slice(0, 8);
const startedAt = new Date(Date.now() - process.uptime() * 1_000).toISOString();
const { ESHOP_BUILD_ID: build = null } = readConfig(z.object({ ESHOP_BUILD_ID: textField().optional() }));

/** How this process of a service is, now. What a store can't tell while it is away is left out or zero, never an error. */
export async function readStatus(options: StatusOptions): Promise<SystemStatus> {
  const { service, version, metrics, checks, publishing, consuming } = options;
  const [dependencies, outbox, deadLettersWaiting, eventLoopDelayP99Milliseconds] = await Promise.all([
    readDependencies(checks),
    publishing ? readOutbox(publishing) : null,
    consuming ? consuming.deadLetters.waiting().catch(() => null) : null,
    readEventLoopDelay(metrics),
  ]);
  const { rss, heapUsed } = process.memoryUsage();
  return {
    service,
    instance,
    version,
    build,
    node: process.versions.node,
    startedAt,
    memory: { rssBytes: rss, heapUsedBytes: heapUsed },
    eventLoopDelayP99Milliseconds,
    dependencies,
    outbox,
    subscriptions: consuming?.consumption.status() ?? [],
    deadLettersWaiting,
  };
}

async function readDependencies(
  checks: Readonly<Record<string, Check>>,
): Promise<SystemStatus['dependencies']> {
  const states = await probe(checks);
  return states.map(({ name, state, milliseconds }) => ({
    name,
    ok: state === 'ok',
    milliseconds,
    message: state === 'ok' ? null : state === 'failing' ? 'does not answer' : 'does not answer in time',
  }));
}

async function readOutbox(publishing: Publishing): Promise<SystemStatus['outbox']> {
  try {
    const { count, oldestAt } = await publishing.depth();
    const oldestSeconds = oldestAt ? Math.max(0, (Date.now() - oldestAt.getTime()) / 1_000) : 0;
    return { waiting: count, oldestSeconds };
  } catch {
    return null;
  }
}

/**
 * How late the event loop was since somebody last asked, here or at `/metrics`. The metric counts from one tick of its clock to
 * the next, also when nothing is late.
 */
async function readEventLoopDelay({ registry }: Metrics): Promise<number> {
  // Reading this metric sets the others.
  await registry.getSingleMetric('nodejs_eventloop_lag_seconds')?.get();
  const measured = await registry.getSingleMetric('nodejs_eventloop_lag_p99_seconds')?.get();
  const seconds = measured?.values[0]?.value ?? 0;
  return Math.max(0, Math.round((seconds * 1_000 - eventLoopTickMilliseconds) * 10) / 10);
}
