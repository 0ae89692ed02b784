import { z } from 'zod';
import { requirePool } from '../context.ts';
import { limitExceeded } from '../errors.ts';
import { limits } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { pageOf, placed } from '../paging.ts';
import { requireUser } from '../users/user-directory.ts';
import { userView } from '../users/user-view.ts';
import { groupView, requireGroup } from './group-operations.ts';
import { groupsOfUser } from './groups-of-user.ts';

const membership = z.object({
  UserPoolId: member.poolId,
  Username: member.username,
  GroupName: member.groupName,
});

/** AdminAddUserToGroup, AdminRemoveUserFromGroup, AdminListGroupsForUser and ListUsersInGroup. */
export const membershipOperations = [
  operation({
    name: 'AdminAddUserToGroup',
    access: 'iam',
    input: membership,
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      const group = requireGroup(context, pool.id, input.GroupName);
      if (user.groups.includes(group.name)) return {};
      if (user.groups.length >= limits.groupsPerUser) throw limitExceeded('The user is in too many groups.');
      context.users.save(pool, { ...user, groups: [...user.groups, group.name] });
      return {};
    },
  }),
  operation({
    name: 'AdminRemoveUserFromGroup',
    access: 'iam',
    input: membership,
    run(context, input) {
      const pool = requirePool(context, input.UserPoolId);
      const user = requireUser(context, pool, input.Username);
      const group = requireGroup(context, pool.id, input.GroupName);
      if (!user.groups.includes(group.name)) return {};
      context.users.save(pool, { ...user, groups: user.groups.filter((name) => name !== group.name) });
      return {};
    },
  }),
  operation({
    name: 'AdminListGroupsForUser',
    access: 'iam',
    input: z.object({
      UserPoolId: member.poolId,
      Username: member.username,
      Limit: member.page(60),
      NextToken: member.token,
    }),
    run(context, input) {
      const user = requireUser(context, requirePool(context, input.UserPoolId), input.Username);
      const groups = placed(groupsOfUser(context, user));
      const { page, next } = pageOf(groups, ({ place }) => place, input.Limit || 60, input.NextToken);
      return { Groups: page.map(({ row }) => groupView(row)), NextToken: next };
    },
  }),
  operation({
    name: 'ListUsersInGroup',
    access: 'iam',
    input: z.object({
      UserPoolId: member.poolId,
      GroupName: member.groupName,
      Limit: member.page(60),
      NextToken: member.token,
    }),
    run(context, input) {
      const group = requireGroup(context, input.UserPoolId, input.GroupName);
      const members = context.users.inPool(group.poolId).filter((user) => user.groups.includes(group.name));
      const { page, next } = pageOf(members, ({ order }) => order, input.Limit || 60, input.NextToken);
      return { Users: page.map((user) => userView(user)), NextToken: next };
    },
  }),
];
