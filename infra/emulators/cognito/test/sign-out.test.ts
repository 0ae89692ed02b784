import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { present, useEmulator } from './emulator.ts';

const DAY = 86_400_000;
const revoked = { name: 'NotAuthorizedException', message: 'Access Token has been revoked' };
const refreshRevoked = { name: 'NotAuthorizedException', message: 'Refresh Token has been revoked' };

async function useSignedIn(change: Parameters<Awaited<ReturnType<typeof useEmulator>>['newClient']>[1] = {}) {
  const emulator = await useEmulator();
  const { poolId, clientId } = await emulator.newShop({}, change);
  const { email, sub } = await emulator.newUser(clientId);
  return {
    ...emulator,
    poolId,
    clientId,
    sub,
    named: { UserPoolId: poolId, Username: email },
    signInAgain: () => emulator.signIn(clientId, email),
    getUser: (AccessToken: string) => emulator.sdk.send(new GetUserCommand({ AccessToken })),
    refresh: (token: string, ClientId = clientId) =>
      emulator.sdk.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: token },
        }),
      ),
  };
}

describe('refreshing', () => {
  it('gives new tokens of the same session and no new refresh token', async () => {
    const shop = await useSignedIn();
    const first = await shop.signInAgain();
    shop.advance(10_000);
    const { AuthenticationResult } = await shop.refresh(first.refreshToken);
    expect(AuthenticationResult).not.toHaveProperty('RefreshToken');
    const [before, after] = [
      decodeJwt(first.accessToken),
      decodeJwt(present(AuthenticationResult?.AccessToken)),
    ];
    expect(after).toMatchObject({
      sub: shop.sub,
      origin_jti: before.origin_jti,
      auth_time: before.auth_time,
    });
    expect(after.jti).not.toBe(before.jti);
    expect(after.iat).toBeGreaterThan(present(before.iat));
  });

  it('refuses a faulty token, an expired one and one of another client', async () => {
    const shop = await useSignedIn();
    const { refreshToken, accessToken } = await shop.signInAgain();
    const other = present((await shop.newClient(shop.poolId)).ClientId);
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid Refresh Token' };
    await expect(shop.refresh('nonsense')).rejects.toMatchObject(invalid);
    await expect(shop.refresh(accessToken)).rejects.toMatchObject(invalid);
    await expect(shop.refresh(`${refreshToken.slice(0, -2)}AA`)).rejects.toMatchObject(invalid);
    await expect(shop.refresh(refreshToken, other)).rejects.toMatchObject(invalid);
    shop.advance(31 * DAY);
    await expect(shop.refresh(refreshToken)).rejects.toMatchObject({ message: 'Refresh Token has expired' });
  });
});

describe('signing out', () => {
  it('everywhere ends every session of the user and no later one', async () => {
    const shop = await useSignedIn();
    const [first, second] = [await shop.signInAgain(), await shop.signInAgain()];
    await shop.sdk.send(new GlobalSignOutCommand({ AccessToken: first.accessToken }));
    const third = await shop.signInAgain();
    for (const { accessToken, refreshToken } of [first, second]) {
      await expect(shop.getUser(accessToken)).rejects.toMatchObject(revoked);
      await expect(shop.refresh(refreshToken)).rejects.toMatchObject(refreshRevoked);
    }
    await expect(shop.getUser(third.accessToken)).resolves.toHaveProperty('Username', shop.sub);
    await expect(
      shop.sdk.send(new GlobalSignOutCommand({ AccessToken: first.accessToken })),
    ).rejects.toMatchObject(revoked);
  });

  it('by an operator ends every session', async () => {
    const shop = await useSignedIn();
    const { accessToken, refreshToken } = await shop.signInAgain();
    await shop.sdk.send(new AdminUserGlobalSignOutCommand(shop.named));
    await expect(shop.getUser(accessToken)).rejects.toMatchObject(revoked);
    await expect(shop.refresh(refreshToken)).rejects.toMatchObject(refreshRevoked);
  });

  it('by revoking a refresh token ends its session only', async () => {
    const shop = await useSignedIn();
    const [gone, kept] = [await shop.signInAgain(), await shop.signInAgain()];
    const { AuthenticationResult } = await shop.refresh(gone.refreshToken);
    const revoke = new RevokeTokenCommand({ Token: gone.refreshToken, ClientId: shop.clientId });
    await shop.sdk.send(revoke);
    await expect(shop.getUser(gone.accessToken)).rejects.toMatchObject(revoked);
    await expect(shop.getUser(present(AuthenticationResult?.AccessToken))).rejects.toMatchObject(revoked);
    await expect(shop.refresh(gone.refreshToken)).rejects.toMatchObject(refreshRevoked);
    await expect(shop.getUser(kept.accessToken)).resolves.toHaveProperty('Username');
    await shop.sdk.send(revoke);
  });

  it('by disabling ends every session, and enabling brings none back', async () => {
    const shop = await useSignedIn();
    const { accessToken, refreshToken } = await shop.signInAgain();
    await shop.sdk.send(new AdminDisableUserCommand(shop.named));
    await expect(shop.getUser(accessToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await expect(shop.refresh(refreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
    await shop.sdk.send(new AdminEnableUserCommand(shop.named));
    await expect(shop.getUser(accessToken)).rejects.toMatchObject(revoked);
    await expect(shop.refresh(refreshToken)).rejects.toMatchObject(refreshRevoked);
  });

  it('by deletion leaves no token that works', async () => {
    const shop = await useSignedIn();
    const { accessToken, refreshToken } = await shop.signInAgain();
    await shop.sdk.send(new AdminDeleteUserCommand(shop.named));
    await expect(shop.getUser(accessToken)).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(shop.refresh(refreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});

describe('revoking', () => {
  it('refuses what is no refresh token, another client and a wrong secret', async () => {
    const shop = await useSignedIn();
    const { accessToken, refreshToken } = await shop.signInAgain();
    const other = await shop.newClient(shop.poolId, { GenerateSecret: true });
    const revoke = (Token: string, ClientId = shop.clientId, ClientSecret?: string) =>
      shop.sdk.send(new RevokeTokenCommand({ Token, ClientId, ClientSecret }));
    await expect(revoke(accessToken)).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' });
    await expect(revoke(refreshToken, other.ClientId)).rejects.toMatchObject({
      name: 'UnauthorizedException',
    });
    await expect(revoke(refreshToken, other.ClientId, other.ClientSecret)).rejects.toMatchObject({
      name: 'UnauthorizedException',
    });
    await expect(shop.refresh(refreshToken)).resolves.toHaveProperty('AuthenticationResult');
  });

  it('is refused where the client has it off', async () => {
    const shop = await useSignedIn({ EnableTokenRevocation: false });
    const { refreshToken } = await shop.signInAgain();
    await expect(
      shop.sdk.send(new RevokeTokenCommand({ Token: refreshToken, ClientId: shop.clientId })),
    ).rejects.toMatchObject({ name: 'UnsupportedOperationException' });
  });
});

describe('an access token', () => {
  it('is refused when faulty, expired or an id token', async () => {
    const shop = await useSignedIn();
    const { accessToken, idToken } = await shop.signInAgain();
    const invalid = { name: 'NotAuthorizedException', message: 'Invalid Access Token' };
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(accessToken), username: 'admin' })).toString(
      'base64url',
    );
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await expect(shop.getUser('nonsense')).rejects.toMatchObject(invalid);
    await expect(shop.getUser(idToken)).rejects.toMatchObject(invalid);
    await expect(shop.getUser([header, forged, signature].join('.'))).rejects.toMatchObject(invalid);
    await expect(shop.getUser(`${unsigned}.${payload}.`)).rejects.toMatchObject(invalid);
    shop.advance(3_600_000);
    await expect(shop.getUser(accessToken)).rejects.toMatchObject({ message: 'Access Token has expired' });
  });
});
