import type { AppClient } from '../clients/app-client.ts';
import { checkSecretHash } from '../clients/secret-hash.ts';
import type { Context } from '../context.ts';
import { invalidParameter, notAuthorized } from '../errors.ts';
import { checkPassword } from '../pools/password-policy.ts';
import type { UserPool } from '../pools/user-pool.ts';
import { checkRequired, checkWritable, mergeAttributes, readAttributes } from '../users/attributes.ts';
import { requireParameter } from './auth-flows.ts';
import { beginSession, passwordMark } from './sign-in.ts';

const PREFIX = 'userAttributes.';
const invalidSession = () => notAuthorized('Invalid session for the user, session can only be used once.');

/** Answers NEW_PASSWORD_REQUIRED: the new password is set and the user signed in. A session is good once, for 3 minutes. */
export async function answerNewPassword(
  context: Context,
  client: AppClient,
  pool: UserPool,
  { session, responses }: { session: string | undefined; responses: Readonly<Record<string, string>> },
) {
  const username = requireParameter(responses, 'USERNAME');
  const password = requireParameter(responses, 'NEW_PASSWORD');
  checkSecretHash(client, username, responses.SECRET_HASH);
  const asked = context.users.find(pool, username);
  const opened = await context.sealer.open('challenge', session ?? '');
  if (opened === 'expired') throw notAuthorized('Invalid session for the user, session is expired.');
  if (opened === 'invalid' || !asked) throw invalidSession();
  const { ticket } = opened;
  if (ticket.pool !== pool.id || ticket.client !== client.id || ticket.username !== asked.username)
    throw invalidSession();
  if (password.length > 256) throw invalidParameter('Password is too long.');
  checkPassword(pool.passwordPolicy, password);
  const changes = givenAttributes(client, pool, responses);
  const passwordHash = await context.passwords.hash(password);

  const user = context.users.byUsername(pool.id, asked.username);
  if (!user || passwordMark(user) !== ticket.mark) throw invalidSession();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const attributes = mergeAttributes(user.attributes, changes);
  checkRequired(pool, attributes);
  const { temporaryPasswordExpiresAt: _, failedSignIns: __, ...rest } = user;
  const changed = {
    ...rest,
    attributes,
    passwordHash,
    status: 'CONFIRMED' as const,
    updatedAt: context.now(),
  };
  context.users.save(pool, changed);
  return beginSession(context, client, pool, changed);
}

function givenAttributes(client: AppClient, pool: UserPool, responses: Readonly<Record<string, string>>) {
  const list = Object.entries(responses)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, Value]) => ({ Name: name.slice(PREFIX.length), Value }));
  const changes = readAttributes(pool, list);
  checkWritable(pool, client, changes);
  if (Object.hasOwn(changes, 'email')) throw invalidParameter('Cannot modify an already provided email');
  return changes;
}
