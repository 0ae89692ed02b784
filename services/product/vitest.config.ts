import { defineConfig } from 'vitest/config';

/** Tests wait on conditions; on a busy machine these take their time. */
export default defineConfig({
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 90_000 },
});
