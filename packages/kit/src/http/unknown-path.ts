import type { Endpoint } from '@eshop/contracts/endpoint';
import { problems } from '@eshop/contracts/problem';
import type { RequestHandler } from 'express';
import { Router } from 'express';
import { badRequest, notFound, refusal } from '../errors/index.ts';

/** Last in line: 405 with `Allow` for a known path, 400 for a path that can't be read, 404 for all others. */
export function unknownPath(endpoints: readonly Pick<Endpoint, 'path' | 'method'>[]): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, methods] of methodsByPath(endpoints)) {
    router.all(path, (_req, res, next) => {
      res.locals.allow = [...new Set([...allowed(res.locals.allow), ...methods])];
      next();
    });
  }
  return router.use(refuse);
}

const refuse: RequestHandler = (req, res) => {
  const methods = allowed(res.locals.allow);
  if (methods.length > 0) {
    res.setHeader('Allow', methods.join(', '));
    throw refusal(problems.METHOD_NOT_ALLOWED, `${req.method} is not possible here`);
  }
  if (!isReadable(req.path)) throw badRequest([{ path: 'path', message: 'has a faulty percent-encoding' }]);
  throw notFound('page');
};

const allowed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function methodsByPath(endpoints: readonly Pick<Endpoint, 'path' | 'method'>[]): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { path, method } of endpoints) {
    const methods = method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()];
    byPath.set(path, [...(byPath.get(path) ?? []), ...methods]);
  }
  return byPath;
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
