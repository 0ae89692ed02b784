/** Headers that the proxy sets on what it passes on, and takes off what came from outside. */
export const ownHeaders = {
  /** The path and query of the page in hand. */
  path: 'x-path',
  /** The session ended just now. */
  sessionEnded: 'x-session-ended',
  /** The notice to be told. Not by its cookie: a page sees cookies as the proxy's answer leaves them, and there it is gone. */
  notice: 'x-notice',
} as const;
