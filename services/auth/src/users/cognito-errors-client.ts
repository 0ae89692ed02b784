import { problems } from '@eshop/contracts/problem';
import { badRequest, refusal, tooManyRequests, unavailable } from '@eshop/kit/errors';

const tryAgainSeconds = 60;

/** 400: the user pool's policy refuses the new password sent as `path`. */
export const weakPassword = (path: string) =>
  badRequest([
    { path, message: 'must have at least 8 characters with upper and lower case letters and digits' },
  ]);

/** What Cognito's refusals mean to the caller, whatever was asked. */
const meanings: Readonly<Record<string, () => Error>> = {
  UsernameExistsException: () =>
    refusal(problems.EMAIL_TAKEN, 'There is an account with this e-mail address'),
  InvalidPasswordException: () => weakPassword('password'),
  CodeMismatchException: () => refusal(problems.CODE_INVALID, 'The code is wrong'),
  ExpiredCodeException: () => refusal(problems.CODE_INVALID, 'The code is too old: ask for a new one'),
  LimitExceededException: () => tooManyRequests(tryAgainSeconds),
  TooManyRequestsException: () => tooManyRequests(tryAgainSeconds),
  TooManyFailedAttemptsException: () => tooManyRequests(tryAgainSeconds),
};

/** The name of Cognito's refusal, such as `NotAuthorizedException`; null for anything else. */
export const refusalName = (error: unknown): string | null =>
  error instanceof Error && error.name.endsWith('Exception') ? error.name : null;

/**
 * Runs a call to Cognito and turns its refusals into the shop's own. `special` names what a refusal means for this very
 * call; a function there may also return the answer to give instead.
 */
export async function asking<Answer>(
  call: () => Promise<Answer>,
  special: Readonly<Record<string, () => Error>> = {},
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    const name = refusalName(error);
    const meaning = name ? (special[name] ?? meanings[name]) : undefined;
    if (meaning) throw meaning();
    if (isAway(error)) throw unavailable('accounts', 2, error);
    throw error;
  }
}

/** No connection, no answer in time, or a fault on Cognito's side. */
function isAway(error: unknown): boolean {
  const { $fault, code, name } = error as { $fault?: unknown; code?: unknown; name?: unknown };
  return (
    $fault === 'server' ||
    name === 'TimeoutError' ||
    name === 'AggregateError' ||
    (typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND)/.test(code))
  );
}
