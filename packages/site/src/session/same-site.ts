const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request may have an effect: one that changes something must come from a page of this site. Browsers say
 * so in `Origin`, and in `Sec-Fetch-Site` besides; what is no browser carries no cookies of a visitor.
 */
export function isFromThisSite(request: Request, siteOrigin: string): boolean {
  if (safeMethods.includes(request.method)) return true;
  const { headers } = request;
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  if (origin === siteOrigin) return true;
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  return host === headers.get('host') && protocol === new URL(siteOrigin).protocol;
}
