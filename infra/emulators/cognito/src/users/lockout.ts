import { notAuthorized } from '../errors.ts';
import { limits } from '../limits.ts';
import type { User } from './user.ts';

/** NotAuthorizedException while the user is locked out after wrong passwords. */
export function refuseLockedOut(user: User, now: number): void {
  if (user.failedSignIns && user.failedSignIns.lockedUntil > now)
    throw notAuthorized('Password attempts exceeded');
}

/** The user after a wrong password: from the fifth on locked out for a second, then twice as long each time. */
export function withFailedSignIn(user: User, now: number): User {
  const earlier = user.failedSignIns;
  const count = earlier && now - earlier.last < limits.longestLockout ? earlier.count + 1 : 1;
  const beyond = count - limits.failuresBeforeLockout;
  const lockout = beyond < 0 ? 0 : Math.min(1000 * 2 ** beyond, limits.longestLockout);
  return { ...user, failedSignIns: { count, last: now, lockedUntil: now + lockout } };
}
