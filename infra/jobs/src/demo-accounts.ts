import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { type DemoAccount, demoAccounts } from '@eshop/demo/accounts';

/** What an operator does for the first admin: no route of the shop can do it. */
async function createAccount(
  cognito: CognitoIdentityProviderClient,
  pool: string,
  account: DemoAccount,
): Promise<void> {
  const user = { UserPoolId: pool, Username: account.email };
  const attributes = { email: account.email, email_verified: 'true', name: account.name };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  await cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  await cognito.send(
    new AdminSetUserPasswordCommand({ ...user, Password: account.password, Permanent: true }),
  );
  if (account.role === 'customer') return;
  await cognito.send(new AdminAddUserToGroupCommand({ ...user, GroupName: account.role }));
}

/** Makes the demo accounts that are missing; one that is there keeps its password and roles. */
export async function ensureDemoAccounts(userPoolId: string): Promise<void> {
  const cognito = new CognitoIdentityProviderClient();
  try {
    await Promise.all(
      demoAccounts.map((account) =>
        createAccount(cognito, userPoolId, account).catch((error: unknown) => {
          if (!(error instanceof UsernameExistsException)) throw error;
        }),
      ),
    );
  } finally {
    cognito.destroy();
  }
}
