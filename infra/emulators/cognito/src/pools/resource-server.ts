import { z } from 'zod';

/** An API whose scopes clients may ask for; `scopes` are the names without the identifier. */
export const resourceServerSchema = z.object({
  poolId: z.string(),
  identifier: z.string(),
  name: z.string(),
  scopes: z.array(z.object({ name: z.string(), description: z.string() })),
});
export type ResourceServer = z.infer<typeof resourceServerSchema>;

/** The table's key of a resource server. */
export const resourceServerKey = (poolId: string, identifier: string): string => `${poolId}/${identifier}`;
