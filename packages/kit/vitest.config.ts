import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Keeps Google's client from looking for a metadata server, which costs seconds and a warning.
    env: { METADATA_SERVER_DETECTION: 'none' },
  },
});
