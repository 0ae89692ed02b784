import { z } from 'zod';
import { invalidParameter } from '../errors.ts';
import type { AppClient } from './app-client.ts';

const unit = z.enum(['seconds', 'minutes', 'hours', 'days']);
const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const DAY = secondsIn.days;

/** The members of CreateUserPoolClient that set how long tokens live. */
export const tokenValidityInput = {
  AccessTokenValidity: z.number().int().min(0).optional(),
  IdTokenValidity: z.number().int().min(0).optional(),
  RefreshTokenValidity: z.number().int().min(0).optional(),
  TokenValidityUnits: z
    .object({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .optional(),
};
type TokenValidityInput = z.output<z.ZodObject<typeof tokenValidityInput>>;

/**
 * Seconds that each token lives: by default an hour, and 30 days for refresh tokens. Access and id tokens may live
 * from 5 minutes to a day, refresh tokens from an hour to ten years (InvalidParameterException otherwise).
 */
export function tokenValidity(input: TokenValidityInput): AppClient['validity'] {
  const units = input.TokenValidityUnits ?? {};
  const within = (value: number, least: number, most: number): number => {
    if (value < least || value > most) throw invalidParameter('Invalid range for token validity.');
    return value;
  };
  const access = (input.AccessTokenValidity || 0) * secondsIn[units.AccessToken ?? 'hours'] || 3600;
  const id = (input.IdTokenValidity || 0) * secondsIn[units.IdToken ?? 'hours'] || 3600;
  const refresh = (input.RefreshTokenValidity || 0) * secondsIn[units.RefreshToken ?? 'days'] || 30 * DAY;
  return {
    access: within(access, 300, DAY),
    id: within(id, 300, DAY),
    refresh: within(refresh, 3600, 3650 * DAY),
    given: {
      access: input.AccessTokenValidity,
      id: input.IdTokenValidity,
      refresh: input.RefreshTokenValidity,
      units: input.TokenValidityUnits,
    },
  };
}
