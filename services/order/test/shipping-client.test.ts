import { Unavailable } from '@eshop/kit/errors';
import { startSilentServer } from '@eshop/kit/testing';
import { expect, it, vi } from 'vitest';
import { createShippingClient } from '../src/quotes/shipping-client.ts';

it('a function that takes the call and never answers is unavailable, and holds nobody for long', async () => {
  const silent = await startSilentServer();
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', silent.url);
  try {
    const began = performance.now();
    await expect(createShippingClient('shipping-cost').cost('10250', '90210')).rejects.toThrow(Unavailable);
    expect(performance.now() - began).toBeLessThan(9_000);
  } finally {
    vi.unstubAllEnvs();
    await silent.close();
  }
});
