import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from '../src/operations.ts';
import { clientOf, newEmail, PASSWORD, useEmulator } from './emulator.ts';

const requestSchema = z.looseObject({ headers: z.record(z.string(), z.string()), body: z.string() });

/** Sends any body to any operation, signed; answers the name of the refusal, or `none`. */
function createRawCall(port: number) {
  return async (name: string, body: unknown): Promise<string> => {
    const sdk = clientOf(port);
    sdk.middlewareStack.add(
      (next) => async (args) => {
        const request = requestSchema.parse(args.request);
        const text = JSON.stringify(body);
        const headers = {
          ...request.headers,
          'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
          'content-length': String(Buffer.byteLength(text)),
        };
        return next({ ...args, request: Object.assign(Object(args.request), { headers, body: text }) });
      },
      { step: 'build', priority: 'low' },
    );
    try {
      await sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }));
      return 'none';
    } catch (error) {
      return error instanceof Error ? error.name : 'unknown';
    } finally {
      sdk.destroy();
    }
  };
}

const oddValues = [
  null,
  7,
  -1,
  1.5,
  1e21,
  '',
  'x'.repeat(3000),
  '__proto__',
  'constructor',
  '🚗 \u0000 ',
  [],
  [null],
  [{ Name: 'constructor', Value: 'x' }],
  [{ Name: '__proto__', Value: 'x' }],
  {},
  { USERNAME: '__proto__', PASSWORD: 'x', REFRESH_TOKEN: 'a.b.c.d.e' },
  true,
];

describe.each([...operations.keys()])('%s', (name) => {
  it('refuses odd input without a fault of its own', async () => {
    const emulator = await useEmulator();
    const { poolId, clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    const { accessToken } = await emulator.signIn(clientId, email);
    const call = createRawCall(emulator.port);
    const valid: Record<string, unknown> = {
      UserPoolId: poolId,
      PoolName: 'shop',
      ClientId: clientId,
      ClientName: 'web',
      Username: newEmail(),
      Password: PASSWORD,
      PreviousPassword: PASSWORD,
      ProposedPassword: PASSWORD,
      ConfirmationCode: '123456',
      Code: '123456',
      AttributeName: 'email',
      AccessToken: accessToken,
      Token: 'x',
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD },
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: PASSWORD },
      Session: 'x'.repeat(30),
      UserAttributes: [{ Name: 'name', Value: 'Ann' }],
      GroupName: 'admin',
      Domain: 'eshop',
      Identifier: 'eshop',
      Name: 'eshop',
      MaxResults: 10,
      Limit: 10,
    };
    const bodies = Object.keys(valid).flatMap((member) =>
      oddValues.map((odd) => ({ ...valid, [member]: odd })),
    );
    const step = Math.ceil(bodies.length / 35);
    const names: string[] = [];
    for (let index = bodies.length % step; index < bodies.length; index += step) {
      names.push(await call(name, bodies[index]));
    }
    for (const body of [null, [], 'x', 7, {}]) names.push(await call(name, body));
    const signatureWasWrong = ['InvalidSignatureException', 'MissingAuthenticationTokenException', 'unknown'];
    for (const never of ['InternalErrorException', ...signatureWasWrong]) expect(names).not.toContain(never);
    expect(emulator.faults).toEqual([]);
  });
});
