import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeResourceServerCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { present, useEmulator } from './emulator.ts';

const invalid = { name: 'InvalidParameterException' };
const notFound = { name: 'ResourceNotFoundException' };

describe('user pools', () => {
  it('get ids as AWS makes them and are described as they were asked for', async () => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool({
      Policies: { PasswordPolicy: { MinimumLength: 10, RequireNumbers: true } },
      UserPoolTags: { shop: 'eshop' },
    });
    expect(poolId).toMatch(/^eu-central-1_[A-Za-z0-9]{9}$/);
    const { UserPool } = await emulator.sdk.send(new DescribeUserPoolCommand({ UserPoolId: poolId }));
    expect(UserPool).toMatchObject({
      Id: poolId,
      Name: 'shop',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      MfaConfiguration: 'OFF',
      EstimatedNumberOfUsers: 0,
      UserPoolTags: { shop: 'eshop' },
      Policies: { PasswordPolicy: { MinimumLength: 10, RequireNumbers: true, RequireSymbols: false } },
    });
    expect(UserPool?.CreationDate).toBeInstanceOf(Date);
    await expect(
      emulator.sdk.send(new DescribeUserPoolCommand({ UserPoolId: 'eu-central-1_Nowhere00' })),
    ).rejects.toMatchObject(notFound);
  });

  it('are listed page by page', async () => {
    const emulator = await useEmulator();
    const made = [await emulator.newPool(), await emulator.newPool(), await emulator.newPool()];
    const first = await emulator.sdk.send(new ListUserPoolsCommand({ MaxResults: 2 }));
    const second = await emulator.sdk.send(
      new ListUserPoolsCommand({ MaxResults: 2, NextToken: first.NextToken }),
    );
    expect([first, second].flatMap(({ UserPools }) => UserPools?.map(({ Id }) => Id))).toEqual(made);
    expect(second.NextToken).toBeUndefined();
    await expect(emulator.sdk.send(new ListUserPoolsCommand({ MaxResults: 61 }))).rejects.toMatchObject(
      invalid,
    );
  });

  it('refuse what is not emulated, and faulty names', async () => {
    const emulator = await useEmulator();
    for (const change of [
      { UsernameAttributes: ['phone_number' as const] },
      { AliasAttributes: ['email' as const] },
      { MfaConfiguration: 'ON' as const },
      { PoolName: '' },
      { Policies: { PasswordPolicy: { MinimumLength: 5 } } },
    ]) {
      await expect(
        emulator.sdk.send(new CreateUserPoolCommand({ PoolName: 'shop', ...change })),
      ).rejects.toMatchObject(invalid);
    }
  });

  it('are deleted with all that is in them, unless protected', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    await emulator.sdk.send(new DeleteUserPoolCommand({ UserPoolId: poolId }));
    await expect(emulator.signIn(clientId, email)).rejects.toMatchObject(notFound);
    expect((await fetch(`${emulator.url}/${poolId}/.well-known/jwks.json`)).status).toBe(404);
    const kept = await emulator.newPool({ DeletionProtection: 'ACTIVE' });
    await expect(emulator.sdk.send(new DeleteUserPoolCommand({ UserPoolId: kept }))).rejects.toMatchObject(
      invalid,
    );
  });

  it('keep the users of pools with plain names apart from addresses', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop({ UsernameAttributes: [] });
    await expect(emulator.signUp(clientId, 'ann@shop.example')).rejects.toMatchObject(invalid);
    await expect(emulator.signUp(clientId, 'ann')).resolves.toHaveProperty('UserSub');
    await expect(emulator.signUp(clientId, 'ann')).rejects.toMatchObject({ name: 'UsernameExistsException' });
  });
});

describe('domains', () => {
  it('belong to one pool, which has one', async () => {
    const emulator = await useEmulator();
    const [first, second] = [await emulator.newPool(), await emulator.newPool()];
    const create = (UserPoolId: string, Domain: string) =>
      emulator.sdk.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }));
    await create(first, 'eshop');
    await expect(create(second, 'eshop')).rejects.toMatchObject(invalid);
    await expect(create(first, 'eshop-two')).rejects.toMatchObject(invalid);
    const describeDomain = () => emulator.sdk.send(new DescribeUserPoolDomainCommand({ Domain: 'eshop' }));
    expect(await describeDomain()).toMatchObject({
      DomainDescription: { UserPoolId: first, Status: 'ACTIVE' },
    });
    await emulator.sdk.send(new DeleteUserPoolDomainCommand({ UserPoolId: first, Domain: 'eshop' }));
    expect((await describeDomain()).DomainDescription).toEqual({});
  });
});

describe('resource servers', () => {
  it('are made once, read and listed', async () => {
    const emulator = await useEmulator();
    const UserPoolId = await emulator.newPool();
    const input = {
      UserPoolId,
      Identifier: 'eshop',
      Name: 'Eshop',
      Scopes: [{ ScopeName: 'service', ScopeDescription: 'Between services' }],
    };
    await emulator.sdk.send(new CreateResourceServerCommand(input));
    await expect(emulator.sdk.send(new CreateResourceServerCommand(input))).rejects.toMatchObject(invalid);
    const read = (Identifier: string) =>
      emulator.sdk.send(new DescribeResourceServerCommand({ UserPoolId, Identifier }));
    expect(await read('eshop')).toMatchObject({ ResourceServer: input });
    await expect(read('other')).rejects.toMatchObject(notFound);
    const { ResourceServers } = await emulator.sdk.send(
      new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }),
    );
    expect(ResourceServers).toMatchObject([{ Identifier: 'eshop' }]);
  });
});

describe('app clients', () => {
  it('are described with their secret, listed, changed and deleted', async () => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool();
    const open = await emulator.newClient(poolId);
    const secret = await emulator.newClient(poolId, { ClientName: 'service', GenerateSecret: true });
    expect(open.ClientSecret).toBeUndefined();
    expect(secret.ClientSecret).toMatch(/^[a-z0-9]{51}$/);
    expect(secret.ClientId).toMatch(/^[a-z0-9]{26}$/);
    const byId = { UserPoolId: poolId, ClientId: secret.ClientId };
    const read = () => emulator.sdk.send(new DescribeUserPoolClientCommand(byId));
    expect((await read()).UserPoolClient).toEqual(secret);
    const { UserPoolClients } = await emulator.sdk.send(
      new ListUserPoolClientsCommand({ UserPoolId: poolId, MaxResults: 60 }),
    );
    expect(UserPoolClients?.map(({ ClientName }) => ClientName)).toEqual(['web', 'service']);
    await emulator.sdk.send(new UpdateUserPoolClientCommand({ ...byId, AccessTokenValidity: 2 }));
    expect((await read()).UserPoolClient).toMatchObject({
      ClientName: 'service',
      ClientSecret: secret.ClientSecret,
      AccessTokenValidity: 2,
    });
    await emulator.sdk.send(new DeleteUserPoolClientCommand(byId));
    await expect(read()).rejects.toMatchObject(notFound);
    const elsewhere = { UserPoolId: await emulator.newPool(), ClientId: present(open.ClientId) };
    await expect(emulator.sdk.send(new DescribeUserPoolClientCommand(elsewhere))).rejects.toMatchObject(
      notFound,
    );
  });

  it.each<[string, Partial<CreateUserPoolClientCommandInput>, object]>([
    [
      'a validity below five minutes',
      { AccessTokenValidity: 299, TokenValidityUnits: { AccessToken: 'seconds' } },
      invalid,
    ],
    ['a validity beyond a day', { AccessTokenValidity: 25 }, invalid],
    [
      'flows of both spellings',
      { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      invalid,
    ],
    [
      'client credentials without a secret',
      { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['eshop/service'] },
      { name: 'InvalidOAuthFlowException' },
    ],
    [
      'client credentials beside another flow',
      { GenerateSecret: true, AllowedOAuthFlows: ['client_credentials', 'code'] },
      { name: 'InvalidOAuthFlowException' },
    ],
    ['an unknown scope', { AllowedOAuthScopes: ['eshop/nothing'] }, { name: 'ScopeDoesNotExistException' }],
  ])('refuse %s', async (_, change, refusal) => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool();
    await expect(emulator.newClient(poolId, change)).rejects.toMatchObject(refusal);
  });
});
