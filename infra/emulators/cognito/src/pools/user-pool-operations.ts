import { z } from 'zod';
import { type Context, requirePool } from '../context.ts';
import { invalidParameter } from '../errors.ts';
import { member, operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { createUserPool } from './create-user-pool.ts';
import type { UserPool } from './user-pool.ts';
import { userPoolSummary, userPoolView } from './user-pool-view.ts';

function deleteUserPool(context: Context, pool: UserPool): void {
  if (pool.deletionProtection === 'ACTIVE') {
    throw invalidParameter('The user pool cannot be deleted because deletion protection is activated.');
  }
  const { database } = context;
  if ([...database.domains.values()].some(({ poolId }) => poolId === pool.id)) {
    throw invalidParameter(
      'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    );
  }
  for (const user of [...context.users.inPool(pool.id)]) context.users.remove(pool, user);
  for (const client of [...database.clients.values()]) {
    if (client.poolId === pool.id) database.clients.delete(client.id);
  }
  for (const group of [...database.groups.values()]) {
    if (group.poolId === pool.id) database.groups.delete(`${pool.id}/${group.name}`);
  }
  for (const server of [...database.resourceServers.values()]) {
    if (server.poolId === pool.id) database.resourceServers.delete(`${pool.id}/${server.identifier}`);
  }
  database.pools.delete(pool.id);
}

/** CreateUserPool, DescribeUserPool, ListUserPools and DeleteUserPool. */
export const userPoolOperations = [
  createUserPool,
  operation({
    name: 'DescribeUserPool',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId }),
    run: (context, input) => ({ UserPool: userPoolView(context, requirePool(context, input.UserPoolId)) }),
  }),
  operation({
    name: 'ListUserPools',
    access: 'iam',
    input: z.object({ MaxResults: z.number().int().min(1).max(60), NextToken: member.token }),
    run(context, input) {
      const pools = context.database.pools.values();
      const { page, next } = pageOf(pools, ({ order }) => order, input.MaxResults, input.NextToken);
      return { UserPools: page.map(userPoolSummary), NextToken: next };
    },
  }),
  operation({
    name: 'DeleteUserPool',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId }),
    run(context, input) {
      deleteUserPool(context, requirePool(context, input.UserPoolId));
      return {};
    },
  }),
];
