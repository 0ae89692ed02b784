import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Request, Response } from 'express';
import { Router } from 'express';
import type { Caller, TokenVerifier } from '../auth/caller.ts';
import { stoppingSignal } from '../shutdown/stopping.ts';
import { authenticate } from './authenticate.ts';
import { parseIfMatch } from './etag.ts';
import { fingerprint } from './fingerprint.ts';
import type { Handler, HandlerRequest } from './handler.ts';
import type { ParsedRequest } from './parse-request.ts';
import { parseRequest } from './parse-request.ts';
import type { RawBody } from './read-body.ts';
import { bodyReader, defaultJsonLimitBytes } from './read-body.ts';
import { requestStateOf } from './request-state.ts';
import { sendAnswer } from './send-answer.ts';

export type RoutesOptions = {
  readonly tokens: TokenVerifier;
  /** Checks each good answer against its schema: for tests. */
  readonly checkAnswers?: boolean;
  /** Largest JSON body; default 256 kB. */
  readonly jsonLimitBytes?: number;
};

/** The endpoints of a subject with their handlers. */
export type Routes = {
  /** Serves an endpoint: token, role, body, schemas, then the handler, then its answer. */
  on<Definition extends Endpoint>(endpoint: Definition, handler: Handler<Definition>): Routes;
  readonly router: Router;
  readonly endpoints: readonly Endpoint[];
};

/** A set of endpoints, to be given to `createServiceApp`. Of two paths that fit a request the first one serves it. */
export function createRoutes(options: RoutesOptions): Routes {
  const router = Router({ caseSensitive: true });
  const endpoints: Endpoint[] = [];
  const routes: Routes = {
    router,
    endpoints,
    on(endpoint, handler) {
      endpoints.push(endpoint);
      router[endpoint.method](endpoint.path, serve(endpoint, handler, options));
      return routes;
    },
  };
  return routes;
}

function serve<Definition extends Endpoint>(
  endpoint: Definition,
  handler: Handler<Definition>,
  options: RoutesOptions,
) {
  const { tokens, checkAnswers = false, jsonLimitBytes = defaultJsonLimitBytes } = options;
  const readBody = bodyReader(endpoint, jsonLimitBytes);
  return async (req: Request, res: Response): Promise<void> => {
    requestStateOf(res).route = endpoint.path;
    const caller = await authenticate(req, res, endpoint.access, tokens);
    const ifMatch = endpoint.ifMatch ? parseIfMatch(req.headers['if-match']) : null;
    const raw = await readBody(req, res);
    const parsed = await parseRequest(endpoint, req, raw);
    // The schemas, the token and the header have just been checked against this very endpoint.
    const request = handlerRequest(endpoint, req, res, {
      caller,
      ifMatch,
      raw,
      parsed,
    }) as HandlerRequest<Definition>;
    sendAnswer(res, endpoint, await handler(request), checkAnswers);
  };
}

type CheckedParts = { caller: Caller | null; ifMatch: number | null; raw: RawBody; parsed: ParsedRequest };

function handlerRequest(endpoint: Endpoint, req: Request, res: Response, parts: CheckedParts) {
  const { caller, ifMatch, raw, parsed } = parts;
  let bodyHash: string | undefined;
  let signal: AbortSignal | undefined;
  return {
    endpoint,
    ...parsed,
    file: raw.file,
    caller,
    ifMatch,
    requestId: requestStateOf(res).trace.requestId,
    get bodyHash() {
      bodyHash ??= fingerprint(
        { params: parsed.params, body: parsed.body },
        ...(raw.file ? [raw.file.sha256] : []),
      );
      return bodyHash;
    },
    get signal() {
      signal ??= endOf(res);
      return signal;
    },
    req,
    res,
  };
}

function endOf(res: Response): AbortSignal {
  const gone = new AbortController();
  if (res.destroyed) gone.abort();
  res.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, stoppingSignal]);
}
