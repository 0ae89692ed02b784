import { z } from 'zod';

const claimsSchema = z.object({ exp: z.number(), sub: z.string().optional() });

/** What the site reads of an access token: when it is over, in seconds since 1970, and whose it is. */
export type Claims = z.output<typeof claimsSchema>;

/** Header, payload and signature; anything else could not even be sent in a header. */
const shape = /^[\w-]+\.([\w-]+)\.[\w-]+$/;

/** The claims of a token; null for what is no token. Its signature is the services' business. */
export function claimsOf(token: string): Claims | null {
  const payload = shape.exec(token)?.[1];
  if (payload === undefined) return null;
  try {
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}

/** Tokens are renewed so long before they end, so that none ends on the way. */
const marginSeconds = 60;

const now = () => Date.now() / 1_000;

/** Whether a token is good for a while yet. */
export function isLasting(token: string | undefined, nowSeconds = now()): boolean {
  return isGood(token, nowSeconds + marginSeconds);
}

/** Whether a token is one, and not over. */
export function isGood(token: string | undefined, nowSeconds = now()): token is string {
  const claims = token === undefined ? null : claimsOf(token);
  return claims !== null && claims.exp > nowSeconds;
}
