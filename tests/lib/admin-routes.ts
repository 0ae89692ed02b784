import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { adminSiteUrl } from './environment.ts';

/** A page of the admin's site, or a route that a page calls: `parameters` are filled in with what nothing is called. */
export type AdminRoute = { readonly kind: 'page' | 'call'; readonly method: string; readonly path: string };

const app = fileURLToPath(new URL('../../frontend-admin/src/app', import.meta.url));

/** What anybody may ask for: signing in, the end of a session, that a notice was told, how the site is, and pictures of what is sold. */
const open = /^\/(sign-in|session\/(ended|notice)|healthz|readyz|media\/)/;

const pathOf = (file: string): string =>
  `/${file}`
    .replace(/\/(page\.tsx|route\.ts)$/, '')
    .replaceAll(/\/\(\w+\)/g, '')
    .replace('[...nowhere]', 'no/such/page')
    .replace('[size]', 'thumb')
    .replaceAll(/\[\w+\]/g, () => randomUUID()) || '/';

const methodsIn = (file: string): string[] => [
  ...new Set(readFileSync(`${app}/${file}`, 'utf8').match(/\b(GET|POST|PUT|PATCH|DELETE)\b/g)),
];

/** Every page and route of the site that is not for anybody, as its folders have them. */
export function adminRoutes(): AdminRoute[] {
  const pages = globSync('**/page.tsx', { cwd: app }).map((file) => ({
    kind: 'page' as const,
    method: 'GET',
    path: pathOf(file),
  }));
  const calls = globSync('**/route.ts', { cwd: app }).flatMap((file) =>
    methodsIn(file).map((method) => ({ kind: 'call' as const, method, path: pathOf(file) })),
  );
  return [...pages, ...calls].filter(({ path }) => !open.test(path)).sort(byPath);
}

const byPath = (one: AdminRoute, other: AdminRoute) => (one.path < other.path ? -1 : 1);

/** Asks for a route as a browser with these cookies would from a page of the site; redirections are not followed. */
export const askAdminSite = ({ method, path }: AdminRoute, cookies = ''): Promise<Response> =>
  fetch(adminSiteUrl() + path, {
    method,
    redirect: 'manual',
    headers: {
      origin: adminSiteUrl(),
      'sec-fetch-site': 'same-origin',
      ...(cookies && { cookie: cookies }),
    },
    // Live streams go on for as long as somebody listens; whether they begin is what counts.
    signal: AbortSignal.timeout(30_000),
  });

/** How somebody is answered on every route, by method and path; what an answer holds is not waited for. */
export async function statusesFor(
  cookies?: string,
): Promise<(AdminRoute & { status: number; to: string })[]> {
  const answers = [];
  for (const route of adminRoutes()) {
    const response = await askAdminSite(route, cookies);
    answers.push({ ...route, status: response.status, to: response.headers.get('location') ?? '' });
    await response.body?.cancel();
  }
  return answers;
}
