import { z } from 'zod';

/** The name of a pool's hosted endpoints; kept only, since one origin serves every pool here. */
export const domainSchema = z.object({ domain: z.string(), poolId: z.string() });
export type Domain = z.infer<typeof domainSchema>;
