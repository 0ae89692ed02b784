import type { Caller } from '@eshop/kit/auth';
import type { Context } from '../context.ts';
import { parseEndedSessions, withEndedSession } from './ended-sessions.ts';
import { readAccessToken } from './session-tokens.ts';

/** As long as refresh tokens live (the user pool's client says 30 days), and a day for clocks. */
const sessionSeconds = 31 * 86_400;

export type SignOut = {
  readonly caller: Caller;
  readonly everywhere: boolean;
  readonly refreshToken?: string | undefined;
};

/** Ends the caller's session, or all of the user's; every service refuses its tokens within 60 seconds. */
export async function endSession(
  context: Context,
  { caller, everywhere, refreshToken }: SignOut,
): Promise<void> {
  const { users, signIns, sessionChecks } = context;
  if (everywhere) await users.signOutEverywhere(caller.userId);
  else await endThisSession(context, caller);
  if (refreshToken) await signIns.revoke(refreshToken);
  sessionChecks.forget(caller.token);
}

async function endThisSession({ users, now }: Context, caller: Caller): Promise<void> {
  const nowSeconds = Math.floor(now().getTime() / 1000);
  const { endedSessions } = await users.owner(caller.token);
  const ended = parseEndedSessions(endedSessions, nowSeconds);
  const session = { sessionId: readAccessToken(caller.token).origin_jti, until: nowSeconds + sessionSeconds };
  const text = withEndedSession(ended, session);
  if (text === null) {
    // So many sessions were ended one by one that there is no room to note another.
    await users.signOutEverywhere(caller.userId);
    await users.setEndedSessions(caller.userId, '');
    return;
  }
  await users.setEndedSessions(caller.userId, text);
}
