import { createHash } from 'node:crypto';
import type { AppClient } from '../clients/app-client.ts';
import type { Context } from '../context.ts';
import { CognitoError, notAuthorized, userNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { attributeList } from '../users/attributes.ts';
import { refuseLockedOut, withFailedSignIn } from '../users/lockout.ts';
import type { User } from '../users/user.ts';
import { issueRefreshToken, issueUserTokens } from './issue-tokens.ts';
import { newSession } from './session.ts';

const wrongPassword = () => notAuthorized('Incorrect username or password.');

/** The answer with tokens as InitiateAuth gives it. */
export const authenticationResult = (
  tokens: { accessToken: string; idToken: string; expiresIn: number },
  refreshToken?: string,
) => ({
  ChallengeParameters: {},
  AuthenticationResult: {
    AccessToken: tokens.accessToken,
    ExpiresIn: tokens.expiresIn,
    TokenType: 'Bearer',
    RefreshToken: refreshToken,
    IdToken: tokens.idToken,
  },
});

/** Begins a session of the user and answers its tokens. */
export async function beginSession(context: Context, client: AppClient, pool: UserPool, user: User) {
  const session = newSession(user, context.now());
  const [tokens, refreshToken] = await Promise.all([
    issueUserTokens(context, { client, pool, user, session }),
    issueRefreshToken(context, client, user, session),
  ]);
  return authenticationResult(tokens, refreshToken);
}

/** Changes with the password: a challenge is good for the password that was proved, thus once. */
export const passwordMark = (user: User): string =>
  createHash('sha256').update(user.passwordHash).digest('base64url');

async function newPasswordChallenge(context: Context, client: AppClient, pool: UserPool, user: User) {
  if (user.temporaryPasswordExpiresAt !== undefined && user.temporaryPasswordExpiresAt <= context.now()) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  const ticket = {
    pool: pool.id,
    client: client.id,
    username: user.username,
    mark: passwordMark(user),
    authTime: Math.floor(context.now() / 1000),
  };
  const missing = pool.attributes.filter(
    ({ name, required }) => required && name !== 'sub' && !user.attributes[name],
  );
  const shown = attributeList(user.attributes).filter(({ Name }) => Name !== 'sub');
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: await context.sealer.seal(
      'challenge',
      ticket,
      ticket.authTime + limits.challengeLifetime / 1000,
    ),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missing.map(({ name }) => `userAttributes.${name}`)),
      userAttributes: JSON.stringify(Object.fromEntries(shown.map(({ Name, Value }) => [Name, Value]))),
    },
  };
}

/** Signs in by password: tokens, or a challenge for a new password. */
export async function signIn(
  context: Context,
  client: AppClient,
  pool: UserPool,
  { username, password }: { username: string; password: string },
) {
  const asked = context.users.find(pool, username);
  if (!asked) {
    await context.passwords.pretend(password);
    throw client.hidesUserExistence ? wrongPassword() : userNotFound();
  }
  refuseLockedOut(asked, context.now());
  const matches = await context.passwords.matches(password, asked.passwordHash);
  const user = context.users.byUsername(pool.id, asked.username);
  if (!user) throw wrongPassword();
  refuseLockedOut(user, context.now());
  if (!matches || user.passwordHash !== asked.passwordHash) {
    context.users.save(pool, withFailedSignIn(user, context.now()));
    throw wrongPassword();
  }
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'UNCONFIRMED')
    throw new CognitoError('UserNotConfirmedException', 'User is not confirmed.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') return newPasswordChallenge(context, client, pool, user);
  const { failedSignIns, ...unlocked } = user;
  if (failedSignIns) context.users.save(pool, unlocked);
  return beginSession(context, client, pool, unlocked);
}
