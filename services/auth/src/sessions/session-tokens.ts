import { decodeJwt } from 'jose';
import { z } from 'zod';

const accessClaims = z.object({ sub: z.string(), origin_jti: z.string(), exp: z.number() });
const idClaims = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string().default(''),
  'cognito:groups': z.array(z.string()).default([]),
});

/** The claims of an access token whose signature was checked before (or that Cognito has just handed over). */
export const readAccessToken = (token: string): z.output<typeof accessClaims> =>
  accessClaims.parse(decodeJwt(token));

/** The claims of an id token that Cognito has just handed over. */
export const readIdToken = (token: string): z.output<typeof idClaims> => idClaims.parse(decodeJwt(token));
