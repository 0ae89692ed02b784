import { defineConfig } from 'vitest/config';

/** GitHub's parser imports JSON in a way that Node does not take; Vite does, and warns of its missing source maps. */
export default defineConfig({
  logLevel: 'error',
  // A bundle takes seconds on a busy machine.
  test: { testTimeout: 60_000, server: { deps: { inline: [/@actions\//] } } },
});
