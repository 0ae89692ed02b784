import { assumptions, capacities, stepsPerOrder } from './assumptions.ts';
import { barChart } from './chart.ts';
import { costOfAnOrder } from './cost-of-an-order.ts';
import { limitsOf } from './limits.ts';
import { table } from './markdown.ts';
import type { Measured } from './measured.ts';
import { type Needs, needsOf, services, sites } from './needs.ts';
import { costs } from './prices.ts';
import { type Station, simulate } from './queue.ts';

const rates = [100, 10_000, 1_000_000] as const;
const parts = [...services, ...sites, 'postgres', 'mariadb'] as const;
const head = (first: string) => [
  first,
  ...rates.map((rate) => `${rate.toLocaleString('en')} orders an hour`),
];

/** Services that an order passes while the customer waits for the answer to "order". */
const checkout = ['gateway', 'order', 'product', 'warehouse', 'postgres'] as const;

/** Tables and drawings of docs/scale.md, by their names. */
export function documentParts(measured: Measured) {
  const cost = costOfAnOrder(measured, stepsPerOrder);
  const needs = rates.map((rate) => needsOf(rate, cost, assumptions));
  const limits = limitsOf(cost, assumptions, capacities);
  const priced = costs(cost, assumptions, stepsPerOrder);
  const row = (name: string, of: (needs: Needs) => number) => [name, ...needs.map(of)];

  const step = measured.steps.find(({ name }) => name === 'order');
  const stationsOf = (peak: Needs): Station[] =>
    checkout.map((name) => ({
      name,
      servers: name === 'postgres' ? peak.sqlCores.postgres : (peak.pods[name] ?? assumptions.fewestPods),
      milliseconds: Math.max(0.1, step?.processorMilliseconds[name] ?? 0),
    }));
  /** The stations also do all else that belongs to an order: that much of their time is taken. */
  const loaded = (peak: Needs, times: number): Station[] =>
    stationsOf(peak).map((station) => {
      const all = cost.milliseconds[station.name] ?? 0;
      const others =
        ((all - station.milliseconds) * peak.peakOrdersPerSecond * times) / 1000 / station.servers;
      return { ...station, milliseconds: station.milliseconds / Math.max(0.02, 1 - others) };
    });
  const queues = needs.flatMap((peak) =>
    [1, 1.4].map((times) => {
      const ordersPerSecond = peak.peakOrdersPerSecond * times;
      const seconds = Math.min(36_000, Math.max(60, 20_000 / ordersPerSecond));
      const { p50, p99, busiest } = simulate({ stations: loaded(peak, times), ordersPerSecond, seconds });
      return [
        `${peak.ordersPerHour.toLocaleString('en')}, ${times === 1 ? 'as planned' : '40 % more than planned'}`,
        p50,
        p99,
        busiest.name,
      ];
    }),
  );

  return {
    tables: {
      steps: table(
        ['step', 'times for an order', ...parts],
        measured.steps.map(({ name, processorMilliseconds }) => [
          name,
          stepsPerOrder[name] ?? 0,
          ...parts.map((part) => processorMilliseconds[part] ?? 0),
        ]),
      ),
      order: table(
        ['for one order', 'amount'],
        [
          ...parts.map((part) => [`processor time of ${part}, ms`, cost.milliseconds[part] ?? 0]),
          ['requests at the gateway', cost.work['gateway requests'] ?? 0],
          [
            'events published',
            services.reduce((sum, service) => sum + (cost.work[`${service} events`] ?? 0), 0),
          ],
          ...['order', 'warehouse', 'sales-report'].map((service) => [
            `transactions in PostgreSQL of ${service}`,
            cost.work[`${service} transactions`] ?? 0,
          ]),
          ['statements in MySQL', cost.work['mysql statements'] ?? 0],
          ['Redis commands', cost.work['redis commands'] ?? 0],
          ['bytes of log in PostgreSQL', cost.work['postgres log bytes'] ?? 0],
          ...Object.entries(cost.bytes).map(([store, bytes]) => [`bytes that stay in ${store}`, bytes]),
        ],
      ),
      needs: table(head('needed at the busiest minute'), [
        row('orders a second', ({ peakOrdersPerSecond }) => peakOrdersPerSecond),
        ...[...services, ...sites].map((part) => row(`pods of ${part}`, ({ pods }) => pods[part] ?? 0)),
        row('cores of PostgreSQL', ({ sqlCores }) => sqlCores.postgres),
        row('cores of MySQL', ({ sqlCores }) => sqlCores.mysql),
        row('connections to PostgreSQL', ({ connections }) => connections.postgres),
        row('connections to MySQL', ({ connections }) => connections.mysql),
        row('requests a second at the gateway', ({ requestsPerSecond }) => requestsPerSecond),
        row('events a second', ({ messagesPerSecond }) => messagesPerSecond),
        row('PostgreSQL transactions a second', ({ transactionsPerSecond }) => transactionsPerSecond),
        row('Redis commands a second', ({ redisCommandsPerSecond }) => redisCommandsPerSecond),
        row('GB more in SQL each day', ({ sqlGigabytesPerDay }) => sqlGigabytesPerDay),
        row('GB more of proofs each day', ({ proofGigabytesPerDay }) => proofGigabytesPerDay),
        row('people who review proofs', ({ reviewers }) => reviewers),
      ]),
      limits: table(
        ['met at, orders an hour', 'limit', 'what it is', 'what lifts it'],
        limits.map(({ ordersPerHour, name, what, lift }) => [ordersPerHour, name, what, lift]),
      ),
      queues: table(['orders an hour', 'half, ms', '99 of 100, ms', 'busiest'], queues),
      costs: table(
        ['part', 'idle, $ a month', '1,000 orders, $'],
        [
          ...priced.map(({ what, idlePerMonth, perThousandOrders }) => [
            what,
            idlePerMonth,
            perThousandOrders,
          ]),
          [
            '**all**',
            priced.reduce((sum, { idlePerMonth }) => sum + idlePerMonth, 0),
            priced.reduce((sum, { perThousandOrders }) => sum + perThousandOrders, 0),
          ],
        ],
      ),
    },
    charts: {
      'scale-processor-time.svg': barChart({
        title: 'Processor time of one order, from the first page to the delivery',
        unit: 'milliseconds',
        bars: parts
          .map((part) => ({ label: part, value: cost.milliseconds[part] ?? 0 }))
          .toSorted((one, other) => other.value - one.value),
      }),
      'scale-limits.svg': barChart({
        title: 'Which limit is met first',
        unit: 'orders an hour, on a scale of powers of ten',
        logarithmic: true,
        marks: [10_000, 1_000_000],
        bars: limits.map(({ name, ordersPerHour }) => ({ label: name, value: ordersPerHour })),
      }),
    },
  };
}
