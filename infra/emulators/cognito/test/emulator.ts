import { createHmac } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { type CognitoEmulatorOptions, startCognitoEmulator } from '../src/index.ts';

export const REGION = 'eu-central-1';
export const PASSWORD = 'Correct-horse-1';
export const accessKey = { accessKeyId: 'AKIDEMULATOR', secretAccessKey: 'emulator-secret-key' };

const codesSchema = z.object({
  codes: z.array(
    z.object({ code: z.string(), purpose: z.string(), email: z.string(), expiresAt: z.string() }),
  ),
});

/** The value, or a failure that names what is missing. */
export function present<T>(value: T | undefined | null, what = 'value'): T {
  if (value === undefined || value === null) throw new Error(`The ${what} is missing`);
  return value;
}

let lastNumber = 0;
/** An e-mail address that no other test uses. */
export const newEmail = (): string => `user-${++lastNumber}@shop.example`;

/** The official client against a port of this machine. */
export function clientOf(port: number, credentials = accessKey): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: REGION,
    endpoint: `http://127.0.0.1:${port}`,
    credentials,
    maxAttempts: 1,
  });
}

/** The secret hash that clients with a secret send. */
export const secretHash = (username: string, clientId: string, secret: string): string =>
  createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');

/** The messages to an address, newest first. */
export async function codesTo(port: number, email: string) {
  const response = await fetch(`http://127.0.0.1:${port}/_local/codes?email=${encodeURIComponent(email)}`);
  return codesSchema.parse(await response.json()).codes;
}

/** A running emulator of the test's own, with a clock that stands still until it is moved; stopped when the test ends. */
export async function useEmulator(options: Partial<CognitoEmulatorOptions> = {}) {
  const startedAt = Date.now();
  let ahead = 0;
  const faults: unknown[] = [];
  const emulator = await startCognitoEmulator({
    port: 0,
    accessKeys: [accessKey],
    now: () => startedAt + ahead,
    onFault: (error) => faults.push(error),
    ...options,
  });
  const sdk = clientOf(emulator.port);
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    sdk.destroy();
    await emulator.stop();
  };
  onTestFinished(stop);
  return {
    ...withShortcuts(sdk, emulator.port),
    stop,
    faults,
    /** Moves the emulator's clock, and the SDK's with it. */
    advance(milliseconds: number) {
      ahead += milliseconds;
      sdk.config.systemClockOffset = ahead;
    },
  };
}

/** What most tests begin with. */
export function withShortcuts(sdk: CognitoIdentityProviderClient, port: number) {
  const newPool = async (change: Partial<CreateUserPoolCommandInput> = {}) => {
    const { UserPool } = await sdk.send(
      new CreateUserPoolCommand({
        PoolName: 'shop',
        UsernameAttributes: ['email'],
        AutoVerifiedAttributes: ['email'],
        ...change,
      }),
    );
    return present(UserPool?.Id, 'pool id');
  };
  const newClient = async (poolId: string, change: Partial<CreateUserPoolClientCommandInput> = {}) => {
    const { UserPoolClient } = await sdk.send(
      new CreateUserPoolClientCommand({
        UserPoolId: poolId,
        ClientName: 'web',
        ExplicitAuthFlows: [
          'ALLOW_USER_PASSWORD_AUTH',
          'ALLOW_ADMIN_USER_PASSWORD_AUTH',
          'ALLOW_REFRESH_TOKEN_AUTH',
        ],
        PreventUserExistenceErrors: 'ENABLED',
        ...change,
      }),
    );
    return present(UserPoolClient, 'client');
  };
  const code = async (email: string) => present((await codesTo(port, email))[0], 'code').code;
  const signUp = (clientId: string, email: string, name = 'Ann Example') =>
    sdk.send(
      new SignUpCommand({
        ClientId: clientId,
        Username: email,
        Password: PASSWORD,
        UserAttributes: [{ Name: 'name', Value: name }],
      }),
    );
  const signIn = async (clientId: string, email: string, password = PASSWORD) => {
    const { AuthenticationResult } = await sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    return {
      accessToken: present(AuthenticationResult?.AccessToken, 'access token'),
      idToken: present(AuthenticationResult?.IdToken, 'id token'),
      refreshToken: present(AuthenticationResult?.RefreshToken, 'refresh token'),
    };
  };
  return {
    sdk,
    port,
    url: `http://127.0.0.1:${port}`,
    newPool,
    newClient,
    code,
    signUp,
    signIn,
    /** A pool with one client. */
    async newShop(
      pool: Partial<CreateUserPoolCommandInput> = {},
      client: Partial<CreateUserPoolClientCommandInput> = {},
    ) {
      const poolId = await newPool(pool);
      const { ClientId } = await newClient(poolId, client);
      return { poolId, clientId: present(ClientId, 'client id') };
    },
    /** A user who signed up and confirmed; answers the address and the sub. */
    async newUser(clientId: string, email = newEmail()) {
      const { UserSub } = await signUp(clientId, email);
      await sdk.send(
        new ConfirmSignUpCommand({
          ClientId: clientId,
          Username: email,
          ConfirmationCode: await code(email),
        }),
      );
      return { email, sub: present(UserSub, 'sub') };
    },
    /** A user made by an operator, with a lasting password. */
    async newAdminUser(poolId: string, email = newEmail()) {
      await sdk.send(
        new AdminCreateUserCommand({ UserPoolId: poolId, Username: email, MessageAction: 'SUPPRESS' }),
      );
      await sdk.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: poolId,
          Username: email,
          Password: PASSWORD,
          Permanent: true,
        }),
      );
      return email;
    },
  };
}
