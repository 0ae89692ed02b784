/** How often each measured step happens for one order that is delivered. Nobody measured a shop with customers: these are guesses. */
export const stepsPerOrder: Readonly<Record<string, number>> = {
  // Some two of a hundred visits end in an order.
  'page: home': 20,
  'page: category': 40,
  'page: product': 40,
  'list of products': 0,
  product: 0,
  'sign in': 0.5,
  'put into cart': 2,
  'show cart': 10,
  quote: 3,
  order: 1,
  'show order': 8,
  'list orders': 2,
  'hand in proof': 1,
  approve: 1,
  ship: 1,
  deliver: 1,
};

export const assumptions = {
  /** The busiest minute of an hour is so many times the mean one. */
  burst: 1.5,
  /** How busy a core may be on average for its queue to stay short; `queue.ts` shows why. */
  utilisation: 0.6,
  /** So many pods of each service at least: one may go at any time. */
  fewestPods: 2,
  /** Connections that a pod holds to its database. */
  poolSize: { order: 10, warehouse: 10, 'sales-report': 10, payment: 10, cart: 5 },
  /** Pages that a customer opens signed in, for each order, and services that each asks. */
  signedInPages: 20,
  servicesOfAPage: 1.5,
  /** Questions about a token that is younger than 30 s, or asked about by another service 5 s before, are not asked. */
  shareOfTokensAsked: 0.8,
  /** Milliseconds for which a row stays locked after its statement: the commit on two zones and the way there and back. */
  commitMilliseconds: 4,
  /** Share of the most wanted product in all lines. */
  shareOfTopProduct: 0.05,
  linesPerOrder: 1.2,
  proofBytes: 300_000,
  secondsToReview: 30,
  reviewers: 10,
} as const;

/** Most that one of a thing does, as its maker says (read from documentation, not measured here) or as the code is. */
export const capacities = {
  cognitoReadsPerSecond: 120,
  cognitoResourceReadsPerSecond: 50,
  /** `prune` of the outbox: 1,000 rows a minute for each pod. */
  prunedRowsPerPodAndHour: 60_000,
  dynamodbWritesPerPartition: 1_000,
  partitionsOfChanges: 4,
  redisCommandsPerSecond: 100_000,
  largestSqlCores: 96,
  connectionsOfLargestSql: 4_000,
} as const;
