import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Keeps Google's client from looking for a metadata server, which costs seconds and a warning.
  test: { env: { METADATA_SERVER_DETECTION: 'none' } },
});
