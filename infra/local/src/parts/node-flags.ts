/**
 * Ten Node processes share one machine: small young generations and a bound on the heap keep each near what
 * it uses, and a leak shows as a restart instead of a machine that swaps.
 */
export const nodeFlags = [
  '--max-semi-space-size=8',
  '--max-old-space-size=256',
  '--enable-source-maps',
] as const;
