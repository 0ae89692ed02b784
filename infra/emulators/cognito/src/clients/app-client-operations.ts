import { z } from 'zod';
import { requireClient, requirePool } from '../context.ts';
import { limitExceeded } from '../errors.ts';
import { newClientId, newClientSecret } from '../ids.ts';
import { limits } from '../limits.ts';
import { member, operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import type { AppClient } from './app-client.ts';
import { appClientSettings, appClientSettingsInput } from './app-client-input.ts';
import { appClientSummary, appClientView } from './app-client-view.ts';

const clientName = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w\s+=,.@-]+$/);
const byId = z.object({ UserPoolId: member.poolId, ClientId: member.clientId });

/** CreateUserPoolClient, UpdateUserPoolClient, DescribeUserPoolClient, ListUserPoolClients and DeleteUserPoolClient. */
export const appClientOperations = [
  operation({
    name: 'CreateUserPoolClient',
    access: 'iam',
    input: appClientSettingsInput.extend({
      ClientName: clientName,
      GenerateSecret: z.boolean().default(false),
    }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const { clients } = context.database;
      const siblings = [...clients.values()].filter((client) => client.poolId === poolId);
      if (siblings.length >= limits.clientsPerPool)
        throw limitExceeded('Too many app clients in this user pool.');
      const now = context.now();
      const client: AppClient = {
        id: newClientId(),
        poolId,
        order: (siblings.at(-1)?.order ?? 0) + 1,
        name: input.ClientName,
        secret: input.GenerateSecret ? newClientSecret() : undefined,
        ...appClientSettings(context, input, input.GenerateSecret),
        createdAt: now,
        updatedAt: now,
      };
      clients.put(client.id, client);
      return { UserPoolClient: appClientView(client) };
    },
  }),
  operation({
    name: 'UpdateUserPoolClient',
    access: 'iam',
    input: appClientSettingsInput.extend({ ClientId: member.clientId, ClientName: clientName.optional() }),
    run(context, input) {
      const { client } = requireClient(context, input.ClientId, input.UserPoolId);
      const changed: AppClient = {
        ...client,
        name: input.ClientName ?? client.name,
        ...appClientSettings(context, input, client.secret !== undefined),
        updatedAt: context.now(),
      };
      context.database.clients.put(client.id, changed);
      return { UserPoolClient: appClientView(changed) };
    },
  }),
  operation({
    name: 'DescribeUserPoolClient',
    access: 'iam',
    input: byId,
    run: (context, input) => ({
      UserPoolClient: appClientView(requireClient(context, input.ClientId, input.UserPoolId).client),
    }),
  }),
  operation({
    name: 'ListUserPoolClients',
    access: 'iam',
    input: z.object({ UserPoolId: member.poolId, MaxResults: member.page(60), NextToken: member.token }),
    run(context, input) {
      const { id: poolId } = requirePool(context, input.UserPoolId);
      const clients = [...context.database.clients.values()].filter((client) => client.poolId === poolId);
      const { page, next } = pageOf(clients, ({ order }) => order, input.MaxResults || 60, input.NextToken);
      return { UserPoolClients: page.map(appClientSummary), NextToken: next };
    },
  }),
  operation({
    name: 'DeleteUserPoolClient',
    access: 'iam',
    input: byId,
    run(context, input) {
      context.database.clients.delete(requireClient(context, input.ClientId, input.UserPoolId).client.id);
      return {};
    },
  }),
];
