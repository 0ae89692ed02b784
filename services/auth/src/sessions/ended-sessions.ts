/** A session that was signed out on its own: Cognito itself can only end all of a user's sessions, or one by its refresh token. */
export type EndedSession = {
  /** `origin_jti` of the session's tokens: the same through every refresh. */
  readonly sessionId: string;
  /** Seconds since 1970: when the last token of the session is over anyway. */
  readonly until: number;
};

/** Longest text that the attribute of the user pool holds. */
const longestText = 2_048;

/** Reads the attribute `custom:ended_sessions`; entries whose time is over are left out. */
export function parseEndedSessions(text: string | undefined, nowSeconds: number): EndedSession[] {
  return (text ?? '')
    .split(' ')
    .map((entry) => {
      const [sessionId = '', until = '0'] = entry.split('@');
      return { sessionId, until: Number.parseInt(until, 36) };
    })
    .filter(({ sessionId, until }) => sessionId !== '' && until > nowSeconds);
}

/** Adds a session. Null when there is no room left: then all sessions of the user have to be ended instead. */
export function withEndedSession(ended: readonly EndedSession[], session: EndedSession): string | null {
  const others = ended.filter(({ sessionId }) => sessionId !== session.sessionId);
  const text = [...others, session]
    .map(({ sessionId, until }) => `${sessionId}@${until.toString(36)}`)
    .join(' ');
  return text.length <= longestText ? text : null;
}
