import { badRequest, DomainError } from '@eshop/kit/errors';
import { nameRoute, type Routes } from '@eshop/kit/http';
import { type Request, type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { limitSignIn } from '../limits/routes.ts';
import { isGuarded } from '../limits/sign-in-account.ts';
import { forward, type Origin } from './forward.ts';
import { dropRest, readBody } from './read-body.ts';
import { findRoute, publicEndpoints, type Route } from './route-table.ts';

/** Sends every request that the contracts know on to its service; others are left to the 404 and 405 of the app. */
export function proxyRoutes(context: Context): Pick<Routes, 'router' | 'endpoints'> {
  const router = Router({ caseSensitive: true }).use((req, res, next) => {
    const target = originForm(req.url);
    const query = target.indexOf('?');
    const route = findRoute(req.method, query < 0 ? target : target.slice(0, query));
    if (!route) return next();
    nameRoute(res, route.endpoint.path);
    mustBePlain(req);
    return send(context, { req, res, route, target });
  });
  return { router, endpoints: publicEndpoints };
}

type Matched = { req: Request; res: Response; route: Route; target: string };

async function send(context: Context, { req, res, route, target }: Matched): Promise<void> {
  const upstream = context.upstreams.get(route.service);
  if (!upstream) throw new Error(`no upstream is called ${route.service}`);
  const { promise: refused, resolve: done, reject: refuse } = Promise.withResolvers<void>();
  try {
    const body = isGuarded(route.endpoint) ? await readBody(req, route.maxBodyBytes) : undefined;
    if (body) await limitSignIn(context, req, res, body);
    res.once('close', done);
    forward({ req, res, route, upstream, target, origin: originOf(req), refuse, ...(body && { body }) });
    await refused;
  } catch (error) {
    if (!(error instanceof DomainError) && res.destroyed) return;
    dropRest(req);
    throw error;
  }
}

/** The target as services get it: clients may also send the absolute form, as to a proxy. */
const originForm = (url: string): string =>
  url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '') || '/';

/** Only bodies whose end all parties see alike are sent on. */
function mustBePlain(req: Request): void {
  const coding = req.headers['transfer-encoding'];
  if (
    coding !== undefined &&
    (coding.toLowerCase() !== 'chunked' || req.headers['content-length'] !== undefined)
  )
    throw badRequest([{ path: 'transfer-encoding', message: 'must be chunked, without a content-length' }]);
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
