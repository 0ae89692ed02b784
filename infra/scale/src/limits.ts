import type { capacities as ourCapacities } from './assumptions.ts';
import type { CostOfAnOrder } from './cost-of-an-order.ts';
import { type Assumptions, coresFor, postgresServices } from './needs.ts';

export type Capacities = typeof ourCapacities;

/** Something that does not grow by adding pods. */
export type Limit = {
  readonly name: string;
  readonly what: string;
  /** The rate at which it is met. */
  readonly ordersPerHour: number;
  readonly lift: string;
};

/** All limits, the one that is met first at the top. */
export function limitsOf(cost: CostOfAnOrder, given: Assumptions, most: Capacities): Limit[] {
  /** So many of a thing a second, of which an order needs some at the busiest minute. */
  const rate = (perSecond: number, perOrder: number) => (perSecond / perOrder / given.burst) * 3600;
  const work = (name: string) => cost.work[name] ?? 0;
  const tokenQuestions = given.signedInPages * given.servicesOfAPage * given.shareOfTokensAsked;
  const lockedPerSecond = 1000 / given.commitMilliseconds;
  const quantityUpdates = given.linesPerOrder;
  /** Connections that one order a second keeps open: so many cores, a pod each, a pool in each pod. */
  const connectionsPerOrder = postgresServices.reduce(
    (sum, service) =>
      sum + coresFor(cost.milliseconds[service] ?? 0, 1, given.utilisation) * given.poolSize[service],
    0,
  );
  const limits: Limit[] = [
    {
      name: `${given.reviewers} people at the review desk`,
      what: 'each looks at a proof for so many seconds as was assumed',
      ordersPerHour: (given.reviewers * 3600) / given.secondsToReview,
      lift: 'more people, or proofs that a bank feed confirms',
    },
    {
      name: 'Cognito: groups of a person',
      what: 'quota of AdminListGroupsForUser',
      ordersPerHour: rate(most.cognitoResourceReadsPerSecond, tokenQuestions),
      lift: 'read the groups from the token and ask only whether it still counts; keep answers 30 s in place of 5; a higher quota from AWS',
    },
    {
      name: 'Cognito: whose token it is',
      what: 'quota of GetUser and AdminGetUser',
      ordersPerHour: rate(most.cognitoReadsPerSecond, 2 * tokenQuestions),
      lift: 'a list of ended sessions in Redis, written at sign-out, in place of questions; a higher quota from AWS',
    },
    {
      name: 'pruning of the outbox of order',
      what: 'with 2 pods; beyond it the table grows and nothing stops',
      ordersPerHour: (2 * most.prunedRowsPerPodAndHour) / work('order events'),
      lift: 'prune until fewer than 1,000 rows were found, or drop partitions by day',
    },
    {
      name: 'sums over all sales',
      what: 'one row of the month, locked by each sale; the report lags, orders go on',
      ordersPerHour: rate(lockedPerSecond, 1),
      lift: 'sum a batch of sales in one transaction, or spread the row over sixteen and add them when read',
    },
    {
      name: 'the most wanted product',
      what: 'its row in the warehouse, locked by each hold and each sale',
      ordersPerHour: rate(lockedPerSecond, 2 * given.linesPerOrder * given.shareOfTopProduct),
      lift: 'hold a batch of orders of one product in one statement',
    },
    {
      name: 'one product sold alone',
      what: 'a flash sale: the same row, for all orders',
      ordersPerHour: rate(lockedPerSecond, 2),
      lift: 'the same; until then the excess waits in order-created and is answered in turn',
    },
    {
      name: 'DynamoDB: index of changes',
      what: 'four partitions, two writes for each new quantity',
      ordersPerHour: rate(most.partitionsOfChanges * most.dynamodbWritesPerPartition, 2 * quantityUpdates),
      lift: 'more partitions of `changesIn`; tell quantities at most once a second for each product',
    },
    {
      name: 'one PostgreSQL',
      what: 'a single primary for all three services, of the largest size',
      ordersPerHour: rate(
        (most.largestSqlCores * given.utilisation * 1000) / (cost.milliseconds.postgres ?? 0),
        1,
      ),
      lift: 'an instance for each service (production has it), then orders by customer over several',
    },
    {
      name: 'connections to one PostgreSQL',
      what: 'the pools of all pods of the three services',
      ordersPerHour: rate(most.connectionsOfLargestSql, connectionsPerOrder),
      lift: 'smaller pools, a pooler in between, an instance for each service',
    },
    {
      name: 'one Redis master',
      what: 'commands on one core',
      ordersPerHour: rate(most.redisCommandsPerSecond, work('redis commands')),
      lift: 'a set of servers for each share of the carts, by the hash of the cart',
    },
  ];
  return limits.toSorted((one, other) => one.ordersPerHour - other.ordersPerHour);
}
