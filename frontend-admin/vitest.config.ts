import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const here = (path: string) => join(import.meta.dirname, path);

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here('src/') },
      { find: /^@text\//, replacement: here('src/text/en/') },
      // Throws outside of Next's server graph; there it is this file.
      { find: 'server-only', replacement: here('node_modules/server-only/empty.js') },
    ],
  },
  test: { testTimeout: 30_000 },
});
