import { timeOfUuid, uuidAt } from '../ids.ts';
import type { User } from '../users/user.ts';

/** One sign-in and what was refreshed from it. `id` is a UUIDv7, so it carries the time of the sign-in. */
export interface Session {
  readonly id: string;
  /** Seconds since 1970. */
  readonly authTime: number;
}

/** A session that begins now, and in any case after those of the user that were ended. */
export function newSession(user: User, now: number): Session {
  return { id: uuidAt(Math.max(now, user.sessionsEndedAt + 1)), authTime: Math.floor(now / 1000) };
}

/** The user with every session up to now ended. */
export const withSessionsEnded = (user: User, now: number): User => ({
  ...user,
  sessionsEndedAt: Math.max(now, user.sessionsEndedAt + 1),
});

/** Whether the session ended with the user's others. */
export const isEnded = (user: User, sessionId: string): boolean =>
  timeOfUuid(sessionId) <= user.sessionsEndedAt;
