import { defineConfig } from 'vitest/config';

// A busy machine hashes passwords slowly; time-outs are for what hangs.
export default defineConfig({ test: { testTimeout: 30_000 } });
