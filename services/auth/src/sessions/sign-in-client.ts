import {
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  type InitiateAuthCommandInput,
  ListUsersCommand,
  ResendConfirmationCodeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { SessionUser } from '@eshop/contracts/api/auth';
import { problems } from '@eshop/contracts/problem';
import { refusal, unauthenticated } from '@eshop/kit/errors';
import { rolesOfGroups } from '../roles/role.ts';
import { asking, refusalName } from '../users/cognito-errors-client.ts';
import { readIdToken } from './session-tokens.ts';

/** Tokens as Cognito hands them over, with who they belong to. */
export type NewSession = {
  readonly accessToken: string;
  /** Absent after a refresh: the old one goes on. */
  readonly refreshToken: string | undefined;
  /** Seconds. */
  readonly expiresIn: number;
  readonly user: SessionUser;
};

type UserPool = { readonly id: string; readonly clientId: string };
type NewAccount = { readonly email: string; readonly password: string; readonly name: string };

/** Within this time the account that is in the way is the one that the first try made; clocks may differ a little. */
const justMadeMilliseconds = 60_000;

/** Refusals that tell whether there is such an account, or whose the refresh token is. */
const keptQuiet = new Set([
  'UserNotFoundException',
  'InvalidParameterException',
  'NotAuthorizedException',
  'UnauthorizedException',
  'UnsupportedTokenTypeException',
]);

export type SignInClient = ReturnType<typeof createSignInClient>;

const wrongCredentials = () =>
  refusal(problems.INVALID_CREDENTIALS, 'The e-mail address or the password is wrong');
const wrongCode = () => refusal(problems.CODE_INVALID, 'The code is wrong or was used before');

/** Signing up and in: what Cognito does for anybody, without the shop's own credentials. */
export function createSignInClient(
  cognito: CognitoIdentityProviderClient,
  { id: UserPoolId, clientId: ClientId }: UserPool,
) {
  async function initiate(
    flow: Pick<InitiateAuthCommandInput, 'AuthFlow' | 'AuthParameters'>,
    special: Readonly<Record<string, () => Error>>,
  ): Promise<NewSession> {
    const { AuthenticationResult, ChallengeName } = await asking(
      () => cognito.send(new InitiateAuthCommand({ ClientId, ...flow })),
      special,
    );
    const { AccessToken, IdToken, RefreshToken, ExpiresIn } = AuthenticationResult ?? {};
    if (!AccessToken || !IdToken) {
      throw refusal(problems.INVALID_CREDENTIALS, `This account can't sign in here yet: ${ChallengeName}`);
    }
    const claims = readIdToken(IdToken);
    return {
      accessToken: AccessToken,
      refreshToken: RefreshToken,
      expiresIn: ExpiresIn ?? 0,
      user: {
        id: claims.sub,
        email: claims.email,
        name: claims.name,
        roles: rolesOfGroups(claims['cognito:groups']),
      },
    };
  }

  const signUpCommand = ({ email, password, name }: NewAccount) =>
    new SignUpCommand({
      ClientId,
      Username: email,
      Password: password,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'name', Value: name },
      ],
    });

  /** The account that a try made whose answer was lost: without it the second try would tell its owner that the address is taken. */
  async function madeByFirstTry({ email, name }: NewAccount) {
    const Filter = `email = ${JSON.stringify(email)}`;
    const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId, Filter, Limit: 1 }));
    const [user] = Users;
    const attribute = (name: string) => user?.Attributes?.find(({ Name }) => Name === name)?.Value;
    const age = Date.now() - (user?.UserCreateDate?.getTime() ?? 0);
    const isIt =
      user?.UserStatus === 'UNCONFIRMED' &&
      attribute('name') === name &&
      Math.abs(age) < justMadeMilliseconds;
    return isIt ? { UserSub: attribute('sub'), UserConfirmed: false } : null;
  }

  /** Runs a call whose outcome must not tell whether there is such an account, or token. */
  async function discreetly(call: () => Promise<unknown>): Promise<void> {
    await asking(async () => {
      try {
        await call();
      } catch (error) {
        if (!keptQuiet.has(refusalName(error) ?? '')) throw error;
      }
    });
  }

  return {
    async signUp(account: NewAccount) {
      const answer = await asking(async () => {
        try {
          return await cognito.send(signUpCommand(account));
        } catch (error) {
          const made = wasTriedAgain(error) && (await madeByFirstTry(account));
          if (made) return made;
          throw error;
        }
      });
      return { id: answer.UserSub ?? '', confirmed: answer.UserConfirmed ?? false };
    },

    async confirm(email: string, code: string): Promise<void> {
      const command = new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode: code });
      await asking(() => cognito.send(command), {
        NotAuthorizedException: wrongCode,
        UserNotFoundException: wrongCode,
      });
    },

    resendCode: (email: string) =>
      discreetly(() => cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: email }))),

    signIn: (email: string, password: string): Promise<NewSession> =>
      initiate(
        { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: email, PASSWORD: password } },
        {
          NotAuthorizedException: wrongCredentials,
          UserNotFoundException: wrongCredentials,
          UserNotConfirmedException: () =>
            refusal(
              problems.EMAIL_NOT_CONFIRMED,
              'Confirm your e-mail address with the code sent to it first',
            ),
        },
      ),

    refresh: (refreshToken: string): Promise<NewSession> =>
      initiate(
        { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: refreshToken } },
        {
          NotAuthorizedException: () => unauthenticated('the refresh token is not valid any more'),
          UserNotFoundException: () => unauthenticated('the account is gone'),
        },
      ),

    /** A refresh token that is none, or not ours, is as good as revoked. */
    revoke: (refreshToken: string) =>
      discreetly(() => cognito.send(new RevokeTokenCommand({ ClientId, Token: refreshToken }))),

    forgotPassword: (email: string) =>
      discreetly(() => cognito.send(new ForgotPasswordCommand({ ClientId, Username: email }))),

    async resetPassword({
      email,
      code,
      password,
    }: {
      email: string;
      code: string;
      password: string;
    }): Promise<void> {
      const command = new ConfirmForgotPasswordCommand({
        ClientId,
        Username: email,
        ConfirmationCode: code,
        Password: password,
      });
      await asking(() => cognito.send(command), {
        NotAuthorizedException: wrongCode,
        UserNotFoundException: wrongCode,
      });
    },
  };
}

/** Whether the address was taken when the call was sent again, after a try without an answer. */
function wasTriedAgain(error: unknown): boolean {
  const { attempts = 1 } = (error as { $metadata?: { attempts?: number } }).$metadata ?? {};
  return refusalName(error) === 'UsernameExistsException' && attempts > 1;
}
