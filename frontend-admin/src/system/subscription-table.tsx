import { LocalTime } from '@eshop/site/format/local-time.tsx';
import { systemText } from '@text/system';
import { Cell, Head, Row, Table } from '@/tables/table.tsx';
import type { ServiceState } from './read-statuses.ts';
import { milliseconds } from './units.ts';

/** What each subscription did since its service started: the drawing as a table. */
export const SubscriptionTable = ({
  states,
  locale,
}: {
  states: readonly ServiceState[];
  locale: string;
}) => (
  <Table caption={systemText.subscriptions}>
    <thead>
      <tr>
        <Head>{systemText.subscription}</Head>
        <Head numeric>{systemText.handled}</Head>
        <Head numeric>{systemText.retried}</Head>
        <Head numeric>{systemText.failed}</Head>
        <Head numeric>{systemText.lag}</Head>
        <Head>{systemText.lastHandled}</Head>
      </tr>
    </thead>
    <tbody>
      {states.flatMap(({ status }) =>
        (status?.subscriptions ?? []).map((one) => (
          <Row key={one.subscription}>
            <Cell className="font-[620] whitespace-nowrap">{one.subscription}</Cell>
            <Cell numeric>{one.handled}</Cell>
            <Cell numeric>{one.retried}</Cell>
            <Cell numeric className={one.failed > 0 ? 'font-[620] text-bad' : undefined}>
              {one.failed}
            </Cell>
            <Cell numeric>
              {one.lag.p50Milliseconds === null || one.lag.p99Milliseconds === null
                ? systemText.none
                : `${milliseconds(one.lag.p50Milliseconds)} / ${milliseconds(one.lag.p99Milliseconds)}`}
            </Cell>
            <Cell className="whitespace-nowrap">
              {one.lastHandledAt ? (
                <LocalTime time={one.lastHandledAt} locale={locale} show="time" />
              ) : (
                <span className="text-soft">{systemText.never}</span>
              )}
            </Cell>
          </Row>
        )),
      )}
    </tbody>
  </Table>
);
