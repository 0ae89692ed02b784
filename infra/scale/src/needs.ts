import type { assumptions as ourAssumptions } from './assumptions.ts';
import type { CostOfAnOrder } from './cost-of-an-order.ts';

export type Assumptions = typeof ourAssumptions;

/** What the shop needs at so many orders an hour. */
export type Needs = {
  readonly ordersPerHour: number;
  readonly peakOrdersPerSecond: number;
  /** Pods of one core each. */
  readonly pods: Readonly<Record<string, number>>;
  /** Cores of each kind of database. */
  readonly sqlCores: { readonly postgres: number; readonly mysql: number };
  readonly connections: { readonly postgres: number; readonly mysql: number };
  readonly requestsPerSecond: number;
  readonly messagesPerSecond: number;
  readonly transactionsPerSecond: number;
  readonly redisCommandsPerSecond: number;
  readonly sqlGigabytesPerDay: number;
  readonly proofGigabytesPerDay: number;
  readonly reviewers: number;
};

export const services = [
  'gateway',
  'auth',
  'product',
  'cart',
  'order',
  'warehouse',
  'payment',
  'sales-report',
] as const;
export const sites = ['customer-site'] as const;
export const postgresServices = ['order', 'warehouse', 'sales-report'] as const;
const mysqlServices = ['cart', 'payment'] as const;

const gigabyte = 1e9;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Cores that so much work a second keeps as busy as wanted. */
export const coresFor = (milliseconds: number, perSecond: number, utilisation: number) =>
  (milliseconds * perSecond) / 1000 / utilisation;

/** Works out the needs of a rate from the costs of an order. */
export function needsOf(ordersPerHour: number, cost: CostOfAnOrder, given: Assumptions): Needs {
  const peakOrdersPerSecond = (ordersPerHour / 3600) * given.burst;
  const coresOf = (part: string) =>
    coresFor(cost.milliseconds[part] ?? 0, peakOrdersPerSecond, given.utilisation);
  const pods = Object.fromEntries(
    [...services, ...sites].map((part) => [part, Math.max(given.fewestPods, Math.ceil(coresOf(part)))]),
  );
  const connectionsOf = (names: readonly (keyof Assumptions['poolSize'])[]) =>
    sum(names.map((name) => (pods[name] ?? 0) * given.poolSize[name]));
  const atPeak = (names: readonly string[]) =>
    sum(names.map((name) => cost.work[name] ?? 0)) * peakOrdersPerSecond;
  return {
    ordersPerHour,
    peakOrdersPerSecond,
    pods,
    sqlCores: {
      postgres: Math.max(1, Math.ceil(coresOf('postgres'))),
      mysql: Math.max(1, Math.ceil(coresOf('mariadb'))),
    },
    connections: { postgres: connectionsOf(postgresServices), mysql: connectionsOf(mysqlServices) },
    requestsPerSecond: atPeak(['gateway requests']),
    messagesPerSecond: atPeak(services.map((service) => `${service} events`)),
    transactionsPerSecond: atPeak(postgresServices.map((service) => `${service} transactions`)),
    redisCommandsPerSecond: atPeak(['redis commands']),
    sqlGigabytesPerDay:
      (sum([...postgresServices, ...mysqlServices].map((service) => cost.bytes[service] ?? 0)) *
        ordersPerHour *
        24) /
      gigabyte,
    proofGigabytesPerDay: (given.proofBytes * ordersPerHour * 24) / gigabyte,
    reviewers: Math.ceil((ordersPerHour * given.secondsToReview) / 3600),
  };
}
