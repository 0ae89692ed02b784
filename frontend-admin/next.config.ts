import { join } from 'node:path';
import type { NextConfig } from 'next';

const repository = join(import.meta.dirname, '..');

export default {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  transpilePackages: ['@eshop/contracts', '@eshop/order-flow', '@eshop/site', '@eshop/ui'],
  // Read by packages/site: staff may be signed in at the customer's site of the same host with another account.
  env: { COOKIE_PREFIX: 'eshop_admin' },
  // Types are checked by the workspace's own compiler (`npm run typecheck`).
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '12mb' },
  },
} satisfies NextConfig;
