import { z } from 'zod';
import { requirePool } from '../context.ts';
import { invalidParameter, limitExceeded, resourceNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { pageOf, placed } from '../paging.ts';
import { type ResourceServer, resourceServerKey } from './resource-server.ts';

const identifier = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\x21\x23-\x5B\x5D-\x7E]+$/);
const scopes = z
  .array(
    z.object({
      ScopeName: z
        .string()
        .min(1)
        .max(256)
        .regex(/^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/),
      ScopeDescription: z.string().min(1).max(256),
    }),
  )
  .max(limits.scopesPerResourceServer)
  .default([]);

const view = (server: ResourceServer) => ({
  UserPoolId: server.poolId,
  Identifier: server.identifier,
  Name: server.name,
  Scopes: server.scopes.map(({ name, description }) => ({ ScopeName: name, ScopeDescription: description })),
});

/** CreateResourceServer, DescribeResourceServer and ListResourceServers. */
export const resourceServerOperations = [
  operation({
    name: 'CreateResourceServer',
    access: 'iam',
    input: z.object({
      UserPoolId: member.poolId,
      Identifier: identifier,
      Name: z.string().min(1).max(256),
      Scopes: scopes,
    }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const { resourceServers } = context.database;
      const key = resourceServerKey(poolId, input.Identifier);
      if (resourceServers.get(key))
        throw invalidParameter(`${input.Identifier} already exists in user pool ${poolId}.`);
      const count = [...resourceServers.values()].filter((server) => server.poolId === poolId).length;
      if (count >= limits.resourceServersPerPool)
        throw limitExceeded('Too many resource servers in this user pool.');
      const server: ResourceServer = {
        poolId,
        identifier: input.Identifier,
        name: input.Name,
        scopes: input.Scopes.map((scope) => ({ name: scope.ScopeName, description: scope.ScopeDescription })),
      };
      resourceServers.put(key, server);
      return { ResourceServer: view(server) };
    },
  }),
  operation({
    name: 'DescribeResourceServer',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, Identifier: identifier }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const server = context.database.resourceServers.get(resourceServerKey(poolId, input.Identifier));
      if (!server) throw resourceNotFound(`Resource server ${input.Identifier} does not exist.`);
      return { ResourceServer: view(server) };
    },
  }),
  operation({
    name: 'ListResourceServers',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, MaxResults: member.page(50), NextToken: member.token }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const servers = [...context.database.resourceServers.values()].filter(
        (server) => server.poolId === poolId,
      );
      const { page, next } = pageOf(
        placed(servers),
        ({ place }) => place,
        input.MaxResults || 50,
        input.NextToken,
      );
      return { ResourceServers: page.map(({ row }) => view(row)), NextToken: next };
    },
  }),
];
