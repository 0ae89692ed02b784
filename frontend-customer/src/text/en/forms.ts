/** Words of forms: what can be wrong, for people. */
export const formText = {
  /** By the code of the shop's answer; what has no words here shows the shop's own. */
  problems: {
    VALIDATION_FAILED: 'Some fields need your attention.',
    UNAUTHENTICATED: 'Your session has ended. Sign in again.',
    FORBIDDEN: 'You are not allowed to do this.',
    NOT_FOUND: 'This is not there any more.',
    TOO_MANY_REQUESTS: 'Too many tries. Wait a minute and try again.',
    REQUEST_IN_PROGRESS: 'This is being worked on already. Wait a moment.',
    PAYLOAD_TOO_LARGE: 'This is too large.',
  } as Readonly<Record<string, string | undefined>>,
  away: 'The shop can’t be reached right now. What you typed is still here: try again in a few seconds.',
  failed: 'This did not work. What you typed is still here: try again.',
  optional: 'optional',
  working: 'Working …',
} as const;
