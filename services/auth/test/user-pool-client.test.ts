import { Unavailable } from '@eshop/kit/errors';
import { startSilentServer } from '@eshop/kit/testing';
import { expect, it, vi } from 'vitest';
import { createCognito, createUserPoolClient } from '../src/users/user-pool-client.ts';

it('a user pool that takes the call and never answers is unavailable, and holds nobody for long', async () => {
  const silent = await startSilentServer();
  vi.stubEnv('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', silent.url);
  const cognito = createCognito();
  try {
    const began = performance.now();
    const asked = createUserPoolClient(cognito, 'eu-central-1_Silent').get('somebody');
    await expect(asked).rejects.toThrow(Unavailable);
    expect(performance.now() - began).toBeLessThan(9_000);
  } finally {
    vi.unstubAllEnvs();
    cognito.destroy();
    await silent.close();
  }
});
