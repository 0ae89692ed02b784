/** Words of forms: what can be wrong, for people. */
export const formText = {
  /** By the code of the shop's answer; what has no words here shows the shop's own. */
  problems: {
    VALIDATION_FAILED: 'Some fields need your attention.',
    UNAUTHENTICATED: 'Your session has ended. Sign in again.',
    INVALID_CREDENTIALS: 'The e-mail address or the password is wrong.',
    FORBIDDEN: 'You are not allowed to do this.',
    NOT_FOUND: 'This is not there any more.',
    VERSION_CONFLICT: 'This was changed elsewhere in the meantime. Open it again to see how it is now.',
    REQUEST_IN_PROGRESS: 'This is being worked on already. Wait a moment.',
    PAYLOAD_TOO_LARGE: 'This is too large.',
  } as Readonly<Record<string, string | undefined>>,
  tooMany: (seconds: number) => {
    const minutes = Math.ceil(seconds / 60);
    const wait = minutes > 1 ? `${minutes} minutes` : seconds === 1 ? 'a second' : `${seconds} seconds`;
    return `Too many tries. Wait ${wait} and try again.`;
  },
  away: 'The shop can’t be reached right now. What you typed is still here: try again in a few seconds.',
  failed: 'This did not work. What you typed is still here: try again.',
  optional: 'optional',
  working: 'Working …',
} as const;
