import * as auth from '@eshop/contracts/api/auth';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { badRequest, unsupportedMediaType } from '@eshop/kit/errors';

/** Endpoints by which somebody could guess passwords and codes, or have e-mails sent: limited more tightly. */
const guarded: ReadonlySet<string> = new Set(
  [
    auth.signIn,
    auth.signUp,
    auth.confirm,
    auth.resendCode,
    auth.forgotPassword,
    auth.resetPassword,
    auth.changePassword,
  ].map((endpoint) => endpoint.path),
);

/** Whether the tight limit applies to an endpoint. */
export const isGuarded = ({ path }: Endpoint): boolean => guarded.has(path);

/** How a body says what it is. */
export type BodyHeaders = {
  readonly 'content-type'?: string | undefined;
  readonly 'content-encoding'?: string | undefined;
};

/**
 * The account that a guarded request of somebody not signed in is about: its e-mail address, read as the auth service reads it; null where there is none. Encodings
 * in which only the service would find the address are refused, or they would be a way around the limit.
 * @throws 400 for a body that is no JSON, 415 for one in another encoding than UTF-8.
 */
export function accountIn(headers: BodyHeaders, body: Buffer): string | null {
  const encoding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') throw unsupportedMediaType('is not taken here', 'content-encoding');
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw unsupportedMediaType('must be in UTF-8');
  if (body.length === 0) return null;
  const content = parsed(body);
  if (typeof content !== 'object' || content === null || !('email' in content)) return null;
  const { email } = content;
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : null;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest([{ path: 'body', message: 'is not JSON' }]);
  }
}
