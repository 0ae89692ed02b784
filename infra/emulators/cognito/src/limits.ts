const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bounds of the emulator. Where AWS documents a quota it is that one; times are in milliseconds. */
export const limits = {
  bodyBytes: 128 * 1024,
  connections: 2000,
  hashesAtOnce: 2,
  hashesWaiting: 1000,
  pools: 100,
  clientsPerPool: 1000,
  groupsPerPool: 1000,
  groupsPerUser: 100,
  resourceServersPerPool: 25,
  scopesPerResourceServer: 100,
  users: 100_000,
  revokedSessions: 100_000,
  outboxMessages: 2000,
  clockSkew: 5 * MINUTE,
  challengeLifetime: 3 * MINUTE,
  codeLifetime: { signUp: DAY, verifyEmail: DAY, resetPassword: HOUR },
  triesPerHour: {
    confirmSignUp: 15,
    resendCode: 5,
    forgotPassword: 20,
    confirmForgotPassword: 20,
    changePassword: 5,
    verifyEmail: 15,
  },
  failuresBeforeLockout: 5,
  longestLockout: 15 * MINUTE,
} as const;

export const milliseconds = { minute: MINUTE, hour: HOUR, day: DAY } as const;
