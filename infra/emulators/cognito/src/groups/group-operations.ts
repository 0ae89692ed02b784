import { z } from 'zod';
import { type Context, requirePool } from '../context.ts';
import { CognitoError, limitExceeded, resourceNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { seconds } from '../pools/user-pool-view.ts';
import { type Group, groupKey } from './group.ts';

/** The group as the API shows it. */
export const groupView = (group: Group) => ({
  GroupName: group.name,
  UserPoolId: group.poolId,
  Description: group.description,
  Precedence: group.precedence,
  CreationDate: seconds(group.createdAt),
  LastModifiedDate: seconds(group.updatedAt),
});

/** The group, or ResourceNotFoundException. */
export function requireGroup(context: Context, poolId: string, name: string): Group {
  const group = context.database.groups.get(groupKey(requirePool(context, poolId).id, name));
  if (!group) throw resourceNotFound('Group not found.');
  return group;
}

const groupsOf = (context: Context, poolId: string): Group[] =>
  [...context.database.groups.values()].filter((group) => group.poolId === poolId);

const byName = z.object({ UserPoolId: member.poolId, GroupName: member.groupName });

/** CreateGroup, GetGroup, ListGroups and DeleteGroup. */
export const groupOperations = [
  operation({
    name: 'CreateGroup',
    access: 'iam',
    input: byName.extend({
      Description: z.string().max(2048).optional(),
      Precedence: z.number().int().min(0).optional(),
      RoleArn: z.string().max(2048).optional(),
    }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const key = groupKey(poolId, input.GroupName);
      if (context.database.groups.get(key)) {
        throw new CognitoError('GroupExistsException', 'A group with the name already exists.');
      }
      const siblings = groupsOf(context, poolId);
      if (siblings.length >= limits.groupsPerPool) throw limitExceeded('Too many groups in this user pool.');
      const now = context.now();
      const group: Group = {
        poolId,
        order: (siblings.at(-1)?.order ?? 0) + 1,
        name: input.GroupName,
        description: input.Description,
        precedence: input.Precedence,
        createdAt: now,
        updatedAt: now,
      };
      context.database.groups.put(key, group);
      return { Group: groupView(group) };
    },
  }),
  operation({
    name: 'GetGroup',
    access: 'iam',
    input: byName,
    run: (context, input) => ({ Group: groupView(requireGroup(context, input.UserPoolId, input.GroupName)) }),
  }),
  operation({
    name: 'ListGroups',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Limit: member.page(60), NextToken: member.token }),
    run(context, input) {
      const groups = groupsOf(context, requirePool(context, input.UserPoolId).id);
      const { page, next } = pageOf(groups, ({ order }) => order, input.Limit || 60, input.NextToken);
      return { Groups: page.map(groupView), NextToken: next };
    },
  }),
  operation({
    name: 'DeleteGroup',
    access: 'iam',
    input: byName,
    run(context, input) {
      const group = requireGroup(context, input.UserPoolId, input.GroupName);
      const pool = requirePool(context, input.UserPoolId);
      for (const user of [...context.users.inPool(pool.id)]) {
        if (!user.groups.includes(group.name)) continue;
        context.users.save(pool, { ...user, groups: user.groups.filter((name) => name !== group.name) });
      }
      context.database.groups.delete(groupKey(pool.id, group.name));
      return {};
    },
  }),
];
