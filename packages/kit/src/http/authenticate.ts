import type { Access } from '@eshop/contracts/endpoint';
import type { Request, Response } from 'express';
import type { Caller, TokenVerifier } from '../auth/caller.ts';
import { DomainError, forbidden, unauthenticated } from '../errors/index.ts';
import { requestStateOf } from './request-state.ts';

/**
 * The caller of a request, as far as its endpoint's access asks for one.
 * @throws 401 without a good token, 403 for a good one without the role, 503 when that can't be found out.
 */
export async function authenticate(
  req: Request,
  res: Response,
  access: Access,
  tokens: TokenVerifier,
): Promise<Caller | null> {
  if (access === 'public') return null;
  const header = req.headers.authorization;
  if (header === undefined) {
    if (access === 'optional') return null;
    throw unauthenticated();
  }
  const caller = await verify(header, tokens, res);
  requestStateOf(res).callerId = caller.userId;
  if (access === 'optional') return caller;
  const allowed =
    access === 'signed-in' ? !caller.hasRole('service') : access.some((role) => caller.hasRole(role));
  if (!allowed) throw forbidden();
  return caller;
}

async function verify(header: string, tokens: TokenVerifier, res: Response): Promise<Caller> {
  try {
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1];
    if (token === undefined) throw unauthenticated('the Authorization header holds no bearer token');
    return await tokens.verify(token);
  } catch (error) {
    if (error instanceof DomainError && error.problem.status === 401) requestStateOf(res).tokenRefused = true;
    throw error;
  }
}
