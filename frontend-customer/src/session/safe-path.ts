/** A path of this site to go on to; anything else (another site, a script) becomes the fallback. */
export function safePath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(wanted)) return fallback;
  const url = new URL(wanted, 'http://site.invalid');
  return url.origin === 'http://site.invalid' ? url.pathname + url.search + url.hash : fallback;
}
