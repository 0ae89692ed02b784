import { z } from 'zod';
import { requirePool } from '../context.ts';
import { member, operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { userFilter } from './user-filter.ts';
import { userView } from './user-view.ts';

/** ListUsers: oldest first, at most 60 a page. */
export const listUsers = operation({
  name: 'ListUsers',
  access: 'iam',
  input: z.object({
    UserPoolId: member.poolId,
    Filter: z.string().max(256).optional(),
    AttributesToGet: z.array(z.string().min(1).max(32)).max(60).optional(),
    Limit: member.page(60),
    PaginationToken: member.token,
  }),
  run(context, input) {
    const { id: poolId } = requirePool(context, input.UserPoolId);
    const users = context.users.inPool(poolId);
    const matching = input.Filter ? users.filter(userFilter(input.Filter)) : users;
    const { page, next } = pageOf(matching, ({ order }) => order, input.Limit || 60, input.PaginationToken);
    return { Users: page.map((user) => userView(user, input.AttributesToGet)), PaginationToken: next };
  },
});
