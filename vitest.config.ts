import { defineConfig } from 'vitest/config';

/** Every package with tests is a project of the one run; whole-system tests start what they need themselves. */
export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'services/*',
      'frontend-customer',
      'frontend-*',
      'infra/topology',
      'infra/ci',
      'infra/contract-check',
      'infra/local',
      'infra/demo',
      'infra/docker',
      'infra/k8s',
      'infra/terraform',
      'infra/scale',
      'infra/emulators/*',
    ],
  },
});
