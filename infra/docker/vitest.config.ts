import { configDefaults, defineConfig } from 'vitest/config';

/** Images take minutes to build: `npm test -- infra/docker` does it, `npm test` checks what they are made of. */
const asked = process.env.ESHOP_IMAGE_TESTS === '1';

export default defineConfig({
  test: {
    testTimeout: 90_000,
    hookTimeout: 90_000,
    exclude: [...configDefaults.exclude, ...(asked ? [] : ['test/images.test.ts'])],
  },
});
