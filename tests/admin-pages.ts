import { pageOf, type SitePage } from './lib/site-page.ts';

const page = pageOf('admin');

/**
 * The pages of the admin's site, the table that grows with it: the audit, the screenshots and the tests of access
 * read it.
 */
export const adminPages: readonly SitePage[] = [
  page('guest', 'admin sign-in', '/sign-in'),
  page('admin', 'admin today', '/'),
  page('warehouse', 'admin today of warehouse', '/'),
  { ...page('warehouse', 'admin forbidden', '/people'), status: 403 },
  { ...page('admin', 'admin not found', '/no/such/page'), status: 404 },
];
