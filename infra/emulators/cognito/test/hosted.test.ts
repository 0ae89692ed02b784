import { CreateResourceServerCommand, GetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useEmulator } from './emulator.ts';

const answerSchema = z.looseObject({ access_token: z.string().default(''), error: z.string().optional() });
const discoverySchema = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });

async function useMachine() {
  const emulator = await useEmulator();
  const { poolId, clientId } = await emulator.newShop();
  await emulator.sdk.send(
    new CreateResourceServerCommand({
      UserPoolId: poolId,
      Identifier: 'eshop',
      Name: 'Eshop',
      Scopes: ['service', 'reports'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
    }),
  );
  const { ClientId = '', ClientSecret = '' } = await emulator.newClient(poolId, {
    ClientName: 'service',
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['eshop/service', 'eshop/reports'],
    AccessTokenValidity: 30,
    TokenValidityUnits: { AccessToken: 'minutes' },
  });
  const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${emulator.url}${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: answerSchema.parse(await response.json()),
    };
  };
  const basic = (id: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  });
  return { ...emulator, poolId, webClientId: clientId, id: ClientId, secret: ClientSecret, post, basic };
}

const credentials = { grant_type: 'client_credentials' };

describe('the key set and discovery', () => {
  it('name the issuer by the port in use', async () => {
    const { url, poolId } = await useMachine();
    const discovery = discoverySchema.parse(
      await (await fetch(`${url}/${poolId}/.well-known/openid-configuration`)).json(),
    );
    expect(discovery).toMatchObject({
      issuer: `${url}/${poolId}`,
      jwks_uri: `${url}/${poolId}/.well-known/jwks.json`,
      token_endpoint: `${url}/oauth2/token`,
    });
    const keySet = await (await fetch(discovery.jwks_uri)).json();
    expect(keySet).toEqual({
      keys: [
        { alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig', kid: expect.any(String), n: expect.any(String) },
      ],
    });
    expect((await fetch(`${url}/eu-central-1_Nowhere00/.well-known/jwks.json`)).status).toBe(404);
  });

  it('name it by the public address when one is given', async () => {
    const emulator = await useEmulator({ publicUrl: 'http://cognito.shop.example' });
    const poolId = await emulator.newPool();
    const discovery = discoverySchema.parse(
      await (await fetch(`${emulator.url}/${poolId}/.well-known/openid-configuration`)).json(),
    );
    expect(discovery.issuer).toBe(`http://cognito.shop.example/${poolId}`);
  });
});

describe('client credentials', () => {
  it('give a machine token with the scopes asked for, or all of them', async () => {
    const machine = await useMachine();
    const asked = await machine.post(
      '/oauth2/token',
      { ...credentials, scope: 'eshop/service' },
      machine.basic(machine.id, machine.secret),
    );
    expect(asked).toMatchObject({ status: 200, body: { expires_in: 1800, token_type: 'Bearer' } });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    const issuer = `${machine.url}/${machine.poolId}`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(asked.body.access_token, keys, { issuer });
    expect(payload).toMatchObject({
      sub: machine.id,
      client_id: machine.id,
      token_use: 'access',
      scope: 'eshop/service',
      version: 2,
    });
    expect(payload).not.toHaveProperty('username');

    const all = await machine.post('/oauth2/token', {
      ...credentials,
      client_id: machine.id,
      client_secret: machine.secret,
    });
    expect((await jwtVerify(all.body.access_token, keys)).payload.scope).toBe('eshop/service eshop/reports');
    await expect(
      machine.sdk.send(new GetUserCommand({ AccessToken: all.body.access_token })),
    ).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('are refused with the faults of RFC 6749', async () => {
    const machine = await useMachine();
    const right = machine.basic(machine.id, machine.secret);
    const refused = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
      const { status, body } = await machine.post('/oauth2/token', form, headers);
      return [status, body.error];
    };
    expect(await refused(credentials, machine.basic(machine.id, 'guess'))).toEqual([400, 'invalid_client']);
    expect(await refused(credentials, machine.basic('nobody', 'guess'))).toEqual([400, 'invalid_client']);
    expect(await refused({ ...credentials, client_id: machine.id })).toEqual([400, 'invalid_client']);
    expect(await refused(credentials, { authorization: 'Bearer x' })).toEqual([400, 'invalid_client']);
    expect(await refused({ ...credentials, client_id: machine.webClientId })).toEqual([
      400,
      'unauthorized_client',
    ]);
    expect(await refused({ ...credentials, scope: 'eshop/nothing' }, right)).toEqual([400, 'invalid_scope']);
    expect(await refused({ ...credentials, scope: 'openid' }, right)).toEqual([400, 'invalid_scope']);
    expect(await refused({ grant_type: 'password' }, right)).toEqual([400, 'unsupported_grant_type']);
    expect(await refused({}, right)).toEqual([400, 'invalid_request']);
    expect(await refused(credentials, { ...right, 'content-type': 'text/plain' })).toEqual([
      400,
      'invalid_request',
    ]);
  });
});

describe('a refresh token at the hosted endpoints', () => {
  it('is exchanged and revoked', async () => {
    const machine = await useMachine();
    const { email } = await machine.newUser(machine.webClientId);
    const { refreshToken } = await machine.signIn(machine.webClientId, email);
    const form = { grant_type: 'refresh_token', client_id: machine.webClientId, refresh_token: refreshToken };
    const refreshed = await machine.post('/oauth2/token', form);
    expect(refreshed.body).toMatchObject({
      id_token: expect.any(String),
      expires_in: 3600,
      token_type: 'Bearer',
    });
    await expect(
      machine.sdk.send(new GetUserCommand({ AccessToken: refreshed.body.access_token })),
    ).resolves.toHaveProperty('Username');
    expect(
      (await machine.post('/oauth2/revoke', { token: refreshToken, client_id: machine.webClientId })).status,
    ).toBe(200);
    expect((await machine.post('/oauth2/token', form)).body.error).toBe('invalid_grant');
    expect((await machine.post('/oauth2/token', { ...form, refresh_token: '' })).body.error).toBe(
      'invalid_request',
    );
    expect(
      (await machine.post('/oauth2/revoke', { token: 'x', client_id: machine.webClientId })).body.error,
    ).toBe('unsupported_token_type');
  });
});
