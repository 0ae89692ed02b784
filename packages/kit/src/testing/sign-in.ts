import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { createServiceToken } from '../auth/index.ts';
import { testVariable } from './environment.ts';

export type TestCaller = {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  /** Ready for supertest's `.set()`. */
  readonly headers: { readonly authorization: string };
};

const password = 'Test-passw0rd';

/** A new person in the real (local) user pool, signed in, with the roles granted. */
export async function signIn(...roles: ('admin' | 'warehouse')[]): Promise<TestCaller> {
  const cognito = new CognitoIdentityProviderClient({});
  const UserPoolId = testVariable('COGNITO_USER_POOL_ID');
  const email = `${randomBytes(6).toString('hex')}@eshop.example`;
  const { User } = await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Test Person' },
      ],
    }),
  );
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: email, Password: password, Permanent: true }),
  );
  for (const GroupName of roles) {
    await cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, Username: email, GroupName }));
  }
  const { AuthenticationResult } = await cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ClientId: testVariable('COGNITO_CLIENT_ID'),
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  const userId = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
  const token = AuthenticationResult?.AccessToken;
  cognito.destroy();
  if (!userId || !token) throw new Error('the user pool signed nobody in');
  return { userId, email, token, headers: { authorization: `Bearer ${token}` } };
}

/** The token that services call each other with. */
export async function serviceHeaders(): Promise<{ authorization: string }> {
  const token = await createServiceToken({
    SERVICE_TOKEN_URL: testVariable('SERVICE_TOKEN_URL'),
    SERVICE_CLIENT_ID: testVariable('SERVICE_CLIENT_ID'),
    SERVICE_CLIENT_SECRET: testVariable('SERVICE_CLIENT_SECRET'),
  })();
  return { authorization: `Bearer ${token}` };
}
