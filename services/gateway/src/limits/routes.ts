import type { Endpoint } from '@eshop/contracts/endpoint';
import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../context.ts';
import { clientKey } from './client-address.ts';
import { limitHeaders, mustBeAllowed } from './limits.ts';
import type { Verdict } from './rate-limit.ts';
import { accountIn } from './sign-in-account.ts';

/** Counts each request by its address and account, and refuses those beyond the limit. */
export function limitRequests({ limits, accountOf }: Pick<Context, 'limits' | 'accountOf'>): RequestHandler {
  return (req, res, next) => {
    const address = clientKey(req.ip ?? '');
    const { authorization } = req.headers;
    if (authorization === undefined) {
      showAndJudge(res, limits.takeRequest(address, null));
      return next();
    }
    return accountOf(authorization).then((account) => {
      showAndJudge(res, limits.takeRequest(address, account));
      next();
    });
  };
}

/** Counts a try to sign in or the like, once its body is known. @throws 400, 415 or 429. */
export async function limitSignIn(
  { limits, accountOf }: Pick<Context, 'limits' | 'accountOf'>,
  { access }: Endpoint,
  req: Request,
  res: Response,
  body: Buffer,
): Promise<void> {
  // Whoever is signed in is counted by the token: their body names nobody, and what it did name would be a way around.
  const account =
    access === 'public' ? accountIn(req.headers, body) : await accountOf(req.headers.authorization ?? '');
  showAndJudge(res, await limits.takeSignIn(clientKey(req.ip ?? ''), account));
}

function showAndJudge(res: Response, verdict: Verdict): void {
  for (const [name, value] of limitHeaders(verdict)) res.setHeader(name, value);
  mustBeAllowed(verdict);
}
