import type { CostOfAnOrder } from './cost-of-an-order.ts';
import { type Assumptions, services, sites } from './needs.ts';

/** Dollars, as list prices of Frankfurt were about; look them up before you plan with them. */
export const prices = {
  coreHour: 0.0573,
  memoryGigabyteHour: 0.0063,
  clusterHour: 0.1,
  sqlCoreHour: 0.0496,
  sqlMemoryGigabyteHour: 0.0084,
  sqlDiskGigabyteMonth: 0.204,
  pubSubGigabyte: 0.04,
  dynamodbMillionWrites: 0.76,
  s3GigabyteMonth: 0.0245,
  s3ThousandPuts: 0.0054,
  lambdaMillionCalls: 0.2,
  cognitoPerson: 0.015,
  loadBalancerHour: 0.025,
  firewallPolicyMonth: 5,
  firewallRuleMonth: 1,
  firewallMillionRequests: 0.75,
  natHour: 0.0014 * 16,
  egressGigabyte: 0.085,
} as const;

export type CostRow = {
  readonly what: string;
  readonly idlePerMonth: number;
  readonly perThousandOrders: number;
};

const hours = 730;
const gigabyte = 1e9;
/** What stands there with no customer at all: two small pods of each part, six of Redis, the smallest instances, one zone each. */
const idle = {
  podCores: 0.25,
  podMemory: 0.5,
  redisPods: 6,
  sqlInstances: 2,
  sqlCores: 1,
  sqlMemory: 3.75,
  sqlDisk: 10,
};
/** Kilobytes that a page brings to a browser past the caches, and that an order moves to Amazon and back. */
const traffic = { pageKilobytes: 60, amazonKilobytes: 400 };
const eventKilobytes = 1.5;
const dynamodbWritesPerUpdate = 6;

/** What each part costs with nobody there, and what 1,000 delivered orders add. */
export function costs(
  cost: CostOfAnOrder,
  given: Assumptions,
  stepsPerOrder: Readonly<Record<string, number>>,
): CostRow[] {
  const coreSeconds = (parts: readonly string[]) =>
    parts.reduce((sum, part) => sum + (cost.milliseconds[part] ?? 0), 0) / given.utilisation;
  const cores = (parts: readonly string[], price: number) => (coreSeconds(parts) / 3600) * price;
  const podHour = idle.podCores * prices.coreHour + idle.podMemory * prices.memoryGigabyteHour;
  const sqlHour = idle.sqlCores * prices.sqlCoreHour + idle.sqlMemory * prices.sqlMemoryGigabyteHour;
  const sqlMonth = sqlHour * hours + idle.sqlDisk * prices.sqlDiskGigabyteMonth;
  const podsOf = (count: number) => count * given.fewestPods * podHour * hours;
  const gigabytesOf = (names: readonly string[]) =>
    (names.reduce((sum, name) => sum + (cost.bytes[name] ?? 0), 0) * 1000) / gigabyte;
  const events = services.reduce((sum, service) => sum + (cost.work[`${service} events`] ?? 0), 0) * 1000;
  const pages =
    Object.entries(stepsPerOrder).reduce(
      (sum, [name, times]) => sum + (name.startsWith('page') ? times : 0),
      0,
    ) * 1000;
  const proofs = (given.proofBytes * 1000) / gigabyte;
  return [
    { what: 'GKE: cluster', idlePerMonth: prices.clusterHour * hours, perThousandOrders: 0 },
    {
      what: 'GKE: services',
      idlePerMonth: podsOf(services.length),
      perThousandOrders: cores(services, prices.coreHour),
    },
    { what: 'GKE: both sites', idlePerMonth: podsOf(2), perThousandOrders: cores(sites, prices.coreHour) },
    {
      what: 'GKE: Redis and Sentinels',
      idlePerMonth: idle.redisPods * podHour * hours,
      perThousandOrders: cores(['redis-1', 'redis-2', 'redis-3'], prices.coreHour),
    },
    {
      what: 'Cloud SQL: PostgreSQL',
      idlePerMonth: sqlMonth,
      perThousandOrders:
        cores(['postgres'], prices.sqlCoreHour) +
        gigabytesOf(['order', 'warehouse', 'sales-report']) * prices.sqlDiskGigabyteMonth,
    },
    {
      what: 'Cloud SQL: MySQL',
      idlePerMonth: sqlMonth,
      perThousandOrders:
        cores(['mariadb'], prices.sqlCoreHour) +
        gigabytesOf(['cart', 'payment']) * prices.sqlDiskGigabyteMonth,
    },
    {
      what: 'Pub/Sub',
      idlePerMonth: 0,
      perThousandOrders: ((2 * events * eventKilobytes * 1000) / gigabyte) * prices.pubSubGigabyte,
    },
    {
      what: 'DynamoDB',
      idlePerMonth: 0,
      perThousandOrders:
        ((given.linesPerOrder * 1000 * dynamodbWritesPerUpdate) / 1e6) * prices.dynamodbMillionWrites,
    },
    {
      what: 'S3: proofs, for a month',
      idlePerMonth: 0,
      perThousandOrders: prices.s3ThousandPuts + proofs * prices.s3GigabyteMonth,
    },
    {
      what: 'Lambda: shipping costs',
      idlePerMonth: 0,
      perThousandOrders: ((stepsPerOrder.quote ?? 0) + 1) * 0.001 * prices.lambdaMillionCalls,
    },
    {
      what: 'Cognito: a person for each order, beyond the free ones',
      idlePerMonth: 0,
      perThousandOrders: 1000 * prices.cognitoPerson,
    },
    {
      what: 'Load balancer, firewall, addresses',
      idlePerMonth:
        (prices.loadBalancerHour + prices.natHour) * hours +
        3 * (prices.firewallPolicyMonth + 9 * prices.firewallRuleMonth),
      perThousandOrders: (pages / 1e6) * prices.firewallMillionRequests,
    },
    {
      what: 'Traffic to browsers and to AWS',
      idlePerMonth: 0,
      perThousandOrders:
        ((pages * traffic.pageKilobytes + 1000 * traffic.amazonKilobytes) * 1000 * prices.egressGigabyte) /
        gigabyte,
    },
  ];
}
