import { Badge } from '@eshop/ui/message';
import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import type { ServiceState } from './read-statuses.ts';
import { duration, megabytes, milliseconds } from './units.ts';

/** Each service with its state, memory and lag. */
export const ServiceTable = ({ states }: { states: readonly ServiceState[] }) => (
  <Table caption={systemText.services}>
    <thead>
      <tr>
        <Head>{systemText.service}</Head>
        <Head>{systemText.state}</Head>
        <Head>{systemText.version}</Head>
        <Head numeric>{systemText.up}</Head>
        <Head numeric>{systemText.memory}</Head>
        <Head numeric>{systemText.delay}</Head>
        <Head numeric>{systemText.outbox}</Head>
        <Head numeric>{systemText.lag}</Head>
        <Head numeric>{systemText.deadLetters}</Head>
      </tr>
    </thead>
    <tbody>
      {states.map((state) => (
        <ServiceRow key={state.service} {...state} />
      ))}
    </tbody>
  </Table>
);

function ServiceRow({ service, status }: ServiceState) {
  if (!status)
    return (
      <Row>
        <Cell className="font-[620] whitespace-nowrap">{service}</Cell>
        <Cell colSpan={8}>
          <Badge tone="bad">{systemText.away}</Badge>
        </Cell>
      </Row>
    );
  const troubled = status.dependencies.some(({ ok }) => !ok);
  const dead = status.deadLettersWaiting;
  return (
    <Row>
      <Cell className="font-[620] whitespace-nowrap">{service}</Cell>
      <Cell>
        <Badge tone={troubled ? 'warn' : 'good'}>{troubled ? systemText.trouble : systemText.ok}</Badge>
      </Cell>
      <Cell>
        <span className="whitespace-nowrap">
          {status.version}
          <span className="ml-2 text-xs text-soft">
            {status.build ? systemText.build(status.build) : `Node ${status.node}`}
          </span>
        </span>
      </Cell>
      <Cell numeric>{duration(Date.now() - Date.parse(status.startedAt))}</Cell>
      <Cell numeric>
        {megabytes(status.memory.rssBytes)}{' '}
        <span className="text-xs text-soft">{systemText.heap(megabytes(status.memory.heapUsedBytes))}</span>
      </Cell>
      <Cell numeric>{milliseconds(status.eventLoopDelayP99Milliseconds)}</Cell>
      <Cell numeric>{outboxOf(status)}</Cell>
      <Cell numeric>{lagOf(status)}</Cell>
      <Cell numeric>
        {dead === null ? (
          systemText.none
        ) : dead === 0 ? (
          0
        ) : (
          <a href={`/system/dead-letters?service=${service}`} className="font-[620] text-bad underline">
            {dead}
          </a>
        )}
      </Cell>
    </Row>
  );
}

type Status = NonNullable<ServiceState['status']>;

function outboxOf({ outbox }: Status): string {
  if (outbox === null) return systemText.none;
  if (outbox.waiting === 0) return systemText.outboxEmpty;
  return systemText.outboxWaits(outbox.waiting, Math.round(outbox.oldestSeconds));
}

/** The slowest of the service's subscriptions. */
function lagOf({ subscriptions }: Status): string {
  const worst = (part: 'p50Milliseconds' | 'p99Milliseconds') =>
    Math.max(...subscriptions.flatMap(({ lag }) => lag[part] ?? []));
  const [median, slowest] = [worst('p50Milliseconds'), worst('p99Milliseconds')];
  if (!Number.isFinite(median)) return systemText.none;
  return `${milliseconds(median)} / ${milliseconds(slowest)}`;
}
