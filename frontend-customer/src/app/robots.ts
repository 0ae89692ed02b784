import { config } from '@eshop/site/config.ts';
import type { MetadataRoute } from 'next';

export const dynamic = 'force-dynamic';

/** What is everybody's may be found; what is a visitor's own is not looked at. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: [
        '/api/',
        '/account',
        '/cart',
        '/checkout',
        '/compare',
        '/orders',
        '/session/',
        '/sign-in',
        '/sign-up',
      ],
    },
    sitemap: `${config().SITE_URL}/sitemap.xml`,
  };
}
