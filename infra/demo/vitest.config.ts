import { defineConfig } from 'vitest/config';

/** With `ESHOP_URL` the tests against a running shop join in; they need one, so they are not there without it. */
const live = process.env.ESHOP_URL === undefined ? [] : ['test/live/**/*.test.ts'];

export default defineConfig({
  test: { include: ['src/**/*.test.ts', ...live], testTimeout: 60_000 },
});
