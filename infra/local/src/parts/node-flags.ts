/**
 * Flags of every Node process that runs for long. A small young generation keeps it near what it uses, at the price
 * of some more, but shorter, collections; the bound on the heap turns a leak into a restart of one part instead of
 * a machine that swaps. A service may collect what its start left behind (kit's run-service).
 */
export const nodeFlags = ['--max-semi-space-size=4', '--max-old-space-size=256', '--expose-gc'] as const;
