export { guardPage as proxy } from '@eshop/site/guard-page.ts';

/**
 * Whole names: what only begins like one of these files is a page. Proofs pass by: Next would hold each upload whole
 * to let it through here, and what is shown has a stricter policy of its own. Their routes make the same checks.
 */
export const config = {
  matcher: [
    '/((?!api/(?:orders|payments)/[0-9a-f-]+/proof$|_next/|media/|og/|healthz$|readyz$|favicon.ico$|icon.svg$|robots.txt$|sitemap.xml$|sitemap/).*)',
  ],
};
