/**
 * What a page may load and where it may send: this site alone. Scripts and style sheets written into the page carry
 * the nonce of this one answer. While developing, the tools need `eval` and styles without a nonce.
 */
export function contentSecurityPolicy(
  nonce: string,
  { developing, secure }: { developing: boolean; secure: boolean },
) {
  const rules = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(developing ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", developing ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(developing ? ['ws:'] : [])],
    'frame-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(rules)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
