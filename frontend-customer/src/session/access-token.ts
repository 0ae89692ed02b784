import { z } from 'zod';

const claimsSchema = z.object({ exp: z.number() });

/** Seconds since 1970 at which a token is over; null for what is no token. Its signature is the services' business. */
export function expiryOf(token: string): number | null {
  try {
    const [, payload = ''] = token.split('.');
    return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).exp;
  } catch {
    return null;
  }
}

/** Tokens are renewed so long before they end, so that none ends on the way. */
const marginSeconds = 60;

/** Whether a token is good for a while yet. */
export function isLasting(token: string | undefined, nowSeconds = Date.now() / 1_000): boolean {
  const expiry = token === undefined ? null : expiryOf(token);
  return expiry !== null && expiry - marginSeconds > nowSeconds;
}
