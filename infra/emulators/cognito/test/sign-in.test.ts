import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminInitiateAuthCommand,
  type AuthFlowType,
  CreateGroupCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { newEmail, PASSWORD, present, secretHash, useEmulator } from './emulator.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('signing in by password', () => {
  it('gives tokens that verify against the key set and carry the claims of AWS', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop(
      {},
      {
        AccessTokenValidity: 15,
        IdTokenValidity: 20,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      },
    );
    const { email, sub } = await emulator.newUser(clientId);
    for (const [GroupName, Precedence] of [
      ['warehouse', 2],
      ['admin', 1],
    ] as const) {
      await emulator.sdk.send(new CreateGroupCommand({ UserPoolId: poolId, GroupName, Precedence }));
      await emulator.sdk.send(
        new AdminAddUserToGroupCommand({ UserPoolId: poolId, Username: email, GroupName }),
      );
    }
    const { accessToken, idToken } = await emulator.signIn(clientId, email.toUpperCase());

    const issuer = `${emulator.url}/${poolId}`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const access = await jwtVerify(accessToken, keys, { issuer, algorithms: ['RS256'] });
    const id = await jwtVerify(idToken, keys, { issuer, audience: clientId, algorithms: ['RS256'] });
    expect(access.payload).toEqual({
      sub,
      iss: issuer,
      client_id: clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      'cognito:groups': ['admin', 'warehouse'],
      username: sub,
      auth_time: access.payload.iat,
      origin_jti: expect.stringMatching(UUID),
      event_id: expect.stringMatching(UUID),
      jti: expect.stringMatching(UUID),
      iat: expect.any(Number),
      exp: (access.payload.iat ?? 0) + 15 * 60,
    });
    expect(id.payload).toMatchObject({
      sub,
      aud: clientId,
      token_use: 'id',
      email,
      email_verified: true,
      name: 'Ann Example',
      'cognito:username': sub,
      'cognito:groups': ['admin', 'warehouse'],
      origin_jti: access.payload.origin_jti,
      exp: (id.payload.iat ?? 0) + 20 * 60,
    });
  });

  it('refuses a wrong password and an unknown user alike where the client hides users', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    const refusal = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await expect(emulator.signIn(clientId, email, 'Wrong-horse-1')).rejects.toMatchObject(refusal);
    await expect(emulator.signIn(clientId, newEmail())).rejects.toMatchObject(refusal);
  });

  it('names an unknown user where the client does not hide them', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop({}, { PreventUserExistenceErrors: 'LEGACY' });
    await expect(emulator.signIn(clientId, newEmail())).rejects.toMatchObject({
      name: 'UserNotFoundException',
    });
  });

  it('locks out after five wrong passwords, twice as long each time, and not for ever', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    const lockedOut = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    const tryWrong = () => emulator.signIn(clientId, email, 'Wrong-horse-1');
    for (let index = 0; index < 5; index += 1) await expect(tryWrong()).rejects.toThrow('Incorrect');
    await expect(emulator.signIn(clientId, email)).rejects.toMatchObject(lockedOut);
    emulator.advance(1000);
    await expect(tryWrong()).rejects.toThrow('Incorrect');
    emulator.advance(1000);
    await expect(emulator.signIn(clientId, email)).rejects.toMatchObject(lockedOut);
    emulator.advance(1000);
    await expect(emulator.signIn(clientId, email)).resolves.toHaveProperty('accessToken');
    await expect(tryWrong()).rejects.toThrow('Incorrect');
    await expect(emulator.signIn(clientId, email)).resolves.toHaveProperty('accessToken');
  });

  it('lets no more than five of many guesses at once count', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    const guesses = Array.from({ length: 20 }, (_, index) =>
      emulator.signIn(clientId, email, `Guess-number-${index}`),
    );
    const messages = (await Promise.allSettled(guesses)).map((guess) =>
      guess.status === 'rejected' ? guess.reason.message : 'signed in',
    );
    expect(messages.filter((message) => message.startsWith('Incorrect'))).toHaveLength(5);
    expect(messages.filter((message) => message === 'Password attempts exceeded')).toHaveLength(15);
  });

  it('refuses the disabled until they are enabled', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    await emulator.sdk.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: email }));
    await expect(emulator.signIn(clientId, email)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User is disabled.',
    });
    await emulator.sdk.send(new AdminEnableUserCommand({ UserPoolId: poolId, Username: email }));
    await expect(emulator.signIn(clientId, email)).resolves.toHaveProperty('accessToken');
  });

  it('needs a flow that the client allows, and its parameters', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop({}, { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });
    const initiate = (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
      emulator.sdk.send(new InitiateAuthCommand({ ClientId: clientId, AuthFlow, AuthParameters }));
    const both = { USERNAME: newEmail(), PASSWORD };
    const refusal = { name: 'InvalidParameterException' };
    await expect(initiate('USER_PASSWORD_AUTH', both)).rejects.toMatchObject(refusal);
    await expect(initiate('ADMIN_USER_PASSWORD_AUTH', both)).rejects.toMatchObject(refusal);
    await expect(initiate('USER_SRP_AUTH', both)).rejects.toMatchObject(refusal);
    await expect(initiate('REFRESH_TOKEN_AUTH', {})).rejects.toMatchObject(refusal);
  });

  it('checks the secret hash, over the name as it was given', async () => {
    const emulator = await useEmulator();
    const poolId = await emulator.newPool();
    const { ClientId = '', ClientSecret = '' } = await emulator.newClient(poolId, { GenerateSecret: true });
    const email = await emulator.newAdminUser(poolId);
    const initiate = (AuthFlow: AuthFlowType, parameters: Record<string, string>) =>
      emulator.sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters: parameters }));
    const both = { USERNAME: email, PASSWORD };
    const refusal = { name: 'NotAuthorizedException', message: expect.stringContaining(ClientId) };
    await expect(initiate('USER_PASSWORD_AUTH', both)).rejects.toMatchObject(refusal);
    const wrong = { ...both, SECRET_HASH: secretHash(newEmail(), ClientId, ClientSecret) };
    await expect(initiate('USER_PASSWORD_AUTH', wrong)).rejects.toMatchObject(refusal);
    const right = { ...both, SECRET_HASH: secretHash(email, ClientId, ClientSecret) };
    const { AuthenticationResult } = await initiate('USER_PASSWORD_AUTH', right);

    const REFRESH_TOKEN = present(AuthenticationResult?.RefreshToken);
    await expect(initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN })).rejects.toMatchObject(refusal);
    const { sub = '' } = JSON.parse(
      Buffer.from(present(AuthenticationResult?.IdToken?.split('.')[1]), 'base64url').toString(),
    );
    const bySub = { REFRESH_TOKEN, SECRET_HASH: secretHash(sub, ClientId, ClientSecret) };
    await expect(initiate('REFRESH_TOKEN_AUTH', bySub)).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('an operator signing a user in', () => {
  it('works by the signed call alone', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    const input = { ClientId: clientId, AuthParameters: { USERNAME: email, PASSWORD } };
    const AuthFlow = 'ADMIN_USER_PASSWORD_AUTH' as const;
    const answer = await emulator.sdk.send(
      new AdminInitiateAuthCommand({ ...input, AuthFlow, UserPoolId: poolId }),
    );
    expect(answer.AuthenticationResult).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
    await expect(emulator.sdk.send(new InitiateAuthCommand({ ...input, AuthFlow }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const otherPool = await emulator.newPool();
    await expect(
      emulator.sdk.send(new AdminInitiateAuthCommand({ ...input, AuthFlow, UserPoolId: otherPool })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
