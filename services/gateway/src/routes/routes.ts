import { badRequest } from '@eshop/kit/errors';
import { nameRoute, type Routes } from '@eshop/kit/http';
import { type Request, type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { limitSignIn } from '../limits/routes.ts';
import { isGuarded } from '../limits/sign-in-account.ts';
import { type Forwarding, forward, type Origin } from './forward.ts';
import { dropRest, readBody } from './read-body.ts';
import { findRoute, publicEndpoints } from './route-table.ts';

/** Sends every request that the contracts know on to its service; others are left to the 404 and 405 of the app. */
export function proxyRoutes(context: Context): Pick<Routes, 'router' | 'endpoints'> {
  const router = Router({ caseSensitive: true }).use((req, res, next) => {
    const target = originForm(req.url);
    const query = target.indexOf('?');
    const route = findRoute(req.method, query < 0 ? target : target.slice(0, query));
    if (!route) return next();
    nameRoute(res, route.endpoint.path);
    const upstream = context.upstreams.get(route.service);
    if (!upstream) throw new Error(`no upstream is called ${route.service}`);
    const refuse = (error: unknown): void => {
      if (res.destroyed) return;
      dropRest(req);
      next(error);
    };
    const forwarding = { req, res, route, upstream, target, origin: originOf(req), refuse };
    if (!isPlain(req)) refuse(badRequest([notPlain]));
    else if (isGuarded(route.endpoint)) guard(context, forwarding).catch(refuse);
    else forward(forwarding);
  });
  return { router, endpoints: publicEndpoints };
}

/** Counts a try to sign in before it is sent on; for that its body has to be read. */
async function guard(
  context: Context,
  forwarding: Forwarding & { readonly req: Request; readonly res: Response },
): Promise<void> {
  const { req, res, route } = forwarding;
  const body = await readBody(req, route.maxBodyBytes);
  await limitSignIn(context, route.endpoint, req, res, body);
  forward({ ...forwarding, body });
}

/** The target as services get it: clients may also send the absolute form, as to a proxy. */
const originForm = (url: string): string =>
  url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

const notPlain = { path: 'transfer-encoding', message: 'must be chunked, without a content-length' };

/** Only bodies whose end all parties see alike are sent on. */
function isPlain({ headers }: Request): boolean {
  const coding = headers['transfer-encoding'];
  return (
    coding === undefined || (coding.toLowerCase() === 'chunked' && headers['content-length'] === undefined)
  );
}

function originOf(req: Request): Origin {
  const direct = req.socket.remoteAddress ?? '';
  const before = req.ip === direct ? undefined : req.headers['x-forwarded-for'];
  return {
    addresses: before === undefined ? direct : `${String(before)}, ${direct}`,
    protocol: req.protocol,
    host: req.host ?? '',
  };
}
