import {
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
  GroupExistsException,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** What the services must know of the pool. */
export type UserPool = {
  readonly userPoolId: string;
  /** The client through which people sign in; it has no secret. */
  readonly clientId: string;
  /** The client with which services get their own tokens. */
  readonly serviceClientId: string;
  readonly serviceClientSecret: string;
};

/** Groups are the roles that an admin can grant; every signed-in person is a customer without one. */
export const grantedRoles = ['warehouse', 'admin'] as const;

/** The scope that makes a machine's token a `service`. */
export const serviceScope = { resourceServer: 'eshop', name: 'service', full: 'eshop/service' } as const;

/** Where the auth service notes sessions that were signed out one by one. */
export const endedSessionsAttribute = { name: 'ended_sessions', full: 'custom:ended_sessions' } as const;

const poolName = 'eshop';

const passwordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: false,
} as const;

const longestEndedSessions = 2048;

const webClient = {
  ClientName: 'eshop-web',
  ExplicitAuthFlows: [
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
  ],
  // People may not write the list of their ended sessions.
  WriteAttributes: ['email', 'name'],
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
  AccessTokenValidity: 15,
  IdTokenValidity: 15,
  RefreshTokenValidity: 30,
  TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
} satisfies Omit<CreateUserPoolClientCommandInput, 'UserPoolId'>;

const serviceClient = {
  ClientName: 'eshop-services',
  GenerateSecret: true,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['client_credentials'],
  AllowedOAuthScopes: [serviceScope.full],
  AccessTokenValidity: 1,
  TokenValidityUnits: { AccessToken: 'hours' },
} satisfies Omit<CreateUserPoolClientCommandInput, 'UserPoolId'>;

/** All that the pool is made of. */
export const userPoolPlan = {
  name: poolName,
  groups: grantedRoles,
  passwordPolicy,
  endedSessions: { name: endedSessionsAttribute.name, maxLength: longestEndedSessions },
  resourceServer: { identifier: serviceScope.resourceServer, scope: serviceScope.name },
  webClient,
  serviceClient,
} as const;

/** Finds the pool by its name or makes it with its groups, scope and the two clients. */
export async function ensureUserPool(
  client: CognitoIdentityProviderClient,
  name = poolName,
): Promise<UserPool> {
  const userPoolId = (await findPool(client, name)) ?? (await createPool(client, name));
  await ensureGroups(client, userPoolId);
  await ensureServiceScope(client, userPoolId, name);
  const clients = await client.send(
    new ListUserPoolClientsCommand({ UserPoolId: userPoolId, MaxResults: 60 }),
  );
  const idOf = (wanted: string) =>
    clients.UserPoolClients?.find(({ ClientName }) => ClientName === wanted)?.ClientId;
  const clientId = idOf(webClient.ClientName) ?? (await createWebClient(client, userPoolId));
  const serviceClientId = idOf(serviceClient.ClientName) ?? (await createServiceClient(client, userPoolId));
  const { UserPoolClient } = await client.send(
    new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: serviceClientId }),
  );
  return {
    userPoolId,
    clientId,
    serviceClientId,
    serviceClientSecret: required(UserPoolClient?.ClientSecret, 'the service client has no secret'),
  };
}

async function findPool(client: CognitoIdentityProviderClient, name: string): Promise<string | undefined> {
  let token: string | undefined;
  do {
    const page = await client.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken: token }));
    const found = page.UserPools?.find(({ Name }) => Name === name);
    if (found?.Id) return found.Id;
    token = page.NextToken;
  } while (token);
  return undefined;
}

async function createPool(client: CognitoIdentityProviderClient, name: string): Promise<string> {
  const { UserPool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: name,
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [
        {
          Name: endedSessionsAttribute.name,
          AttributeDataType: 'String',
          Mutable: true,
          StringAttributeConstraints: { MinLength: '0', MaxLength: String(longestEndedSessions) },
        },
      ],
      Policies: { PasswordPolicy: passwordPolicy },
    }),
  );
  return required(UserPool?.Id, 'the pool was made without an id');
}

async function ensureGroups(client: CognitoIdentityProviderClient, UserPoolId: string): Promise<void> {
  for (const GroupName of grantedRoles) {
    try {
      await client.send(new CreateGroupCommand({ UserPoolId, GroupName }));
    } catch (error) {
      if (!(error instanceof GroupExistsException)) throw error;
    }
  }
}

async function ensureServiceScope(
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
  name: string,
): Promise<void> {
  const known = await client.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 50 }));
  if (known.ResourceServers?.some(({ Identifier }) => Identifier === serviceScope.resourceServer)) return;
  const Domain = `${name}-${Date.now().toString(36)}`;
  await client.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain }));
  await client.send(
    new CreateResourceServerCommand({
      UserPoolId,
      Identifier: serviceScope.resourceServer,
      Name: 'Eshop services',
      Scopes: [{ ScopeName: serviceScope.name, ScopeDescription: 'Calls between services' }],
    }),
  );
}

async function createWebClient(client: CognitoIdentityProviderClient, userPoolId: string): Promise<string> {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ UserPoolId: userPoolId, ...webClient }),
  );
  return required(UserPoolClient?.ClientId, 'the client was made without an id');
}

async function createServiceClient(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<string> {
  const { UserPoolClient } = await client.send(
    new CreateUserPoolClientCommand({ UserPoolId: userPoolId, ...serviceClient }),
  );
  return required(UserPoolClient?.ClientId, 'the client was made without an id');
}

function required<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new Error(message);
  return value;
}
