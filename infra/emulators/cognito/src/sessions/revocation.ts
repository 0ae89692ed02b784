import { z } from 'zod';

/** A session that was signed out on its own. `expiresAt` in milliseconds: no token of it lives longer. */
export const revocationSchema = z.object({
  poolId: z.string(),
  username: z.string(),
  session: z.string(),
  expiresAt: z.number(),
});
export type Revocation = z.infer<typeof revocationSchema>;
