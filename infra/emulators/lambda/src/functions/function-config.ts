import { z } from 'zod';

/** One function as it is deployed. */
export const functionConfigSchema = z.object({
  name: z.string().regex(/^[\w-]{1,64}$/, 'letters, digits, hyphens and underscores, at most 64'),
  /** Path of the bundle, one CommonJS or ES module. */
  bundle: z.string().min(1),
  /** The export that handles events. */
  handler: z.string().min(1).default('handler'),
  timeoutSeconds: z.number().int().min(1).max(900).default(3),
  memoryMb: z.number().int().min(128).max(10_240).default(128),
  environment: z.record(z.string(), z.string()).default({}),
  /** Port of the function URL; none without it, a free one for 0. */
  urlPort: z.number().int().min(0).max(65_535).optional(),
  /** Sandboxes that may run at once; what comes beyond waits its turn. */
  maxConcurrency: z.number().int().min(1).max(100).default(4),
});

export type FunctionConfig = z.output<typeof functionConfigSchema>;
export type FunctionConfigInput = z.input<typeof functionConfigSchema>;
