import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: [
      // Throws outside of Next's server graph; there it is this file.
      { find: 'server-only', replacement: join(import.meta.dirname, 'node_modules/server-only/empty.js') },
    ],
  },
  test: { testTimeout: 30_000, setupFiles: ['test/fresh-modules.ts'] },
});
