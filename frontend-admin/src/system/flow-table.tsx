import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import { EventContent } from './event-content.tsx';
import { type FlowRow, lastOutcomes, orderOf } from './flow.ts';
import { HopBadge } from './outcome-badge.tsx';
import { clock, milliseconds } from './units.ts';

/** Events, newest first, with what became of each. */
export const FlowTable = ({ rows }: { rows: readonly FlowRow[] }) => (
  <Table caption={systemText.flow}>
    <thead>
      <tr>
        <Head>{systemText.time}</Head>
        <Head>{systemText.topic}</Head>
        <Head>{systemText.from}</Head>
        <Head>{systemText.key}</Head>
        <Head numeric>{systemText.publishedIn}</Head>
        <Head>{systemText.hops}</Head>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <EventRow key={row.event.id} {...row} />
      ))}
    </tbody>
  </Table>
);

function EventRow({ service, event, deliveries }: FlowRow) {
  const { id, topic, orderingKey, committedAt, publishedAt, data } = event;
  const order = orderOf(event);
  return (
    <Row>
      <Cell className="whitespace-nowrap text-soft">
        <time dateTime={committedAt}>{clock(committedAt)}</time>
      </Cell>
      <Cell>
        <EventContent topic={topic} content={data} facts={`${committedAt} · ${id}`} />
      </Cell>
      <Cell>{service}</Cell>
      <Cell className="max-w-56 truncate font-mono text-xs">
        {order === null ? (
          orderingKey
        ) : (
          <a href={`/system/orders/${order}`} className="underline decoration-edge underline-offset-2">
            {orderingKey}
          </a>
        )}
      </Cell>
      <Cell numeric>
        {publishedAt === null
          ? systemText.waiting
          : milliseconds(Math.max(0, Date.parse(publishedAt) - Date.parse(committedAt)))}
      </Cell>
      <Cell>
        <span className="flex flex-wrap gap-1">
          {lastOutcomes(deliveries).map((delivery) => (
            <HopBadge key={delivery.id} {...delivery} />
          ))}
        </span>
      </Cell>
    </Row>
  );
}
