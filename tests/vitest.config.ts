import { defineConfig } from 'vitest/config';

/** Tests whose time is a figure of its own. */
const alone = ['e2e/race.test.ts', 'e2e/availability.test.ts'];
/** Breaks a shop of its own, and wants the machine for itself. */
const last = ['prove/prove.test.ts'];

/** The tests of the whole shop. Most of their time is waiting, so files run side by side. */
export default defineConfig({
  test: {
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // A page of a busy machine takes a while.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: [
            'lib/**/*.test.ts',
            'e2e/**/*.test.ts',
            'invariants/**/*.test.ts',
            'audit/**/*.test.ts',
            'bench/**/*.test.ts',
            'prove/**/*.test.ts',
          ],
          exclude: [...alone, ...last],
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'in a browser',
          include: ['site/**/*.test.ts', 'site-admin/**/*.test.ts'],
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'under faults',
          include: last,
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
