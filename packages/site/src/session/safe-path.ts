const site = 'http://site.invalid';
/** One slash, then no slash and nothing that browsers read as one, drop, or end a header with. */
const pathOfSite = /^\/(?![/\\])[^\s\\\p{Cc}]*$/u;
const longest = 2_000;

const isPathOfSite = (path: string) => path.length <= longest && pathOfSite.test(path);

/** A path of this site to go on to; anything else (another site, a script) becomes the fallback. */
export function safePath(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !isPathOfSite(wanted) || !URL.canParse(wanted, site)) return fallback;
  const url = new URL(wanted, site);
  const path = url.pathname + url.search + url.hash;
  // Looked at once more as it will be used: `/.//other.example` begins with one slash, what it comes to with two.
  return url.origin === site && isPathOfSite(path) ? path : fallback;
}
