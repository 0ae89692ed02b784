import { defineConfig } from 'vitest/config';

/** The tests of the whole shop. Most of their time is waiting, so files run side by side; the race runs alone, for its figure. */
export default defineConfig({
  test: {
    testTimeout: 90_000,
    hookTimeout: 90_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['lib/**/*.test.ts', 'e2e/**/*.test.ts', 'invariants/**/*.test.ts'],
          exclude: ['e2e/race.test.ts'],
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['e2e/race.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
