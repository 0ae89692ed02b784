import { join } from 'node:path';
import type { NextConfig } from 'next';

const repository = join(import.meta.dirname, '..');

export default {
  output: 'standalone',
  outputFileTracingRoot: repository,
  // Read by path while pictures for shared links are drawn, so the build does not see that they are needed.
  outputFileTracingIncludes: {
    '/og/*': ['./node_modules/@expo-google-fonts/archivo/{400Regular,700Bold}/*.ttf'],
  },
  turbopack: { root: repository },
  transpilePackages: ['@eshop/contracts', '@eshop/site', '@eshop/ui'],
  // Types are checked by the workspace's own compiler (`npm run typecheck`).
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    serverActions: { bodySizeLimit: '12mb' },
  },
} satisfies NextConfig;
