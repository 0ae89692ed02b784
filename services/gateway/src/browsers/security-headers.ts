/** What keeps browsers from taking an answer for something else, or showing it inside a foreign page. */
export function securityHeaders(hstsSeconds: number): readonly (readonly [string, string])[] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'no-referrer'],
    ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
    // Only behind TLS: it binds the host name for long, a developer's localhost included.
    ...(hstsSeconds > 0
      ? ([['Strict-Transport-Security', `max-age=${hstsSeconds}; includeSubDomains`]] as const)
      : []),
  ];
}
