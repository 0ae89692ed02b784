/** Set by the proxy on what it passes on, taken off what came from outside: the session ended just now. */
export const sessionEndedHeader = 'x-session-ended';
