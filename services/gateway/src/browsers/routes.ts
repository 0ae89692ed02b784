import type { RequestHandler } from 'express';
import type { Context } from '../context.ts';
import { createCors } from './cors.ts';
import { securityHeaders } from './security-headers.ts';

/** Writes what browsers go by onto every answer, and answers their preflights. */
export function browserHeaders({ config }: Pick<Context, 'config'>): RequestHandler {
  const cors = createCors(config.corsOrigins);
  const secured = securityHeaders(config.hstsSeconds);
  return (req, res, next) => {
    const { origin } = req.headers;
    for (const [name, value] of secured) res.setHeader(name, value);
    for (const [name, value] of cors.answerHeaders(origin)) res.setHeader(name, value);
    if (req.method !== 'OPTIONS' || req.headers['access-control-request-method'] === undefined) return next();
    for (const [name, value] of cors.preflightHeaders(origin)) res.setHeader(name, value);
    res.status(204).end();
  };
}
