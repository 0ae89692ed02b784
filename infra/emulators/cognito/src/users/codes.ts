import type { Context } from '../context.ts';
import { codeMismatch, expiredCode, limitExceeded } from '../errors.ts';
import { newCode } from '../ids.ts';
import { limits, milliseconds } from '../limits.ts';
import type { CodePurpose, LimitedAction, User } from './user.ts';

/** The user with one more try of the action noted; LimitExceededException when the hour's tries are used up. */
export function noteTry(user: User, action: LimitedAction, now: number): User {
  const earlier = user.tries[action];
  const current = earlier && now - earlier.since < milliseconds.hour ? earlier : { count: 0, since: now };
  if (current.count >= limits.triesPerHour[action]) {
    throw limitExceeded('Attempt limit exceeded, please try after some time.');
  }
  return { ...user, tries: { ...user.tries, [action]: { ...current, count: current.count + 1 } } };
}

/** The user with a new code, which takes the place of an earlier one; the code is sent to the address. */
export function sendCode(context: Context, user: User, purpose: CodePurpose, email: string): User {
  const expiresAt = context.now() + limits.codeLifetime[purpose];
  const code = newCode();
  context.outbox.send({ poolId: user.poolId, username: user.username, email, purpose, code, expiresAt });
  return { ...user, codes: { ...user.codes, [purpose]: { code, expiresAt } } };
}

/** The user without the code when it is right; CodeMismatchException or ExpiredCodeException when it is not. */
export function useCode(user: User, purpose: CodePurpose, code: string, now: number): User {
  const { [purpose]: sent, ...others } = user.codes;
  if (!sent || sent.expiresAt <= now) throw expiredCode();
  if (sent.code !== code) throw codeMismatch();
  return { ...user, codes: others };
}

/** Where a code went, with the address hidden: `c***@e***`. */
export function deliveryDetails(email: string) {
  const [local = '', host = ''] = email.split('@');
  return {
    AttributeName: 'email',
    DeliveryMedium: 'EMAIL',
    Destination: `${[...local][0] ?? ''}***@${[...host][0] ?? ''}***`,
  };
}
