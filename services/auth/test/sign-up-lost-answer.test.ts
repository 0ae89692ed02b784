import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { testVariable } from '@eshop/kit/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSignInClient } from '../src/sessions/sign-in-client.ts';
import { createCognito } from '../src/users/user-pool-client.ts';
import { password, useAuth } from './use-auth.ts';

const variable = 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER';

/** The user pool behind a connection that loses the answer to the first sign-up. */
async function losingTheFirstAnswer(url: string) {
  let toLose = 1;
  const server = createServer((req, res) => {
    const loses = String(req.headers['x-amz-target']).endsWith('.SignUp') && toLose-- > 0;
    const { method = 'POST', headers } = req;
    // The host is part of what was signed, so that it goes on as it came.
    const sent = request(new URL(req.url ?? '/', url), { method, headers }, (answer) => {
      if (loses) {
        res.destroy();
        return;
      }
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    req.pipe(sent);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

describe('a sign-up whose first answer is lost', () => {
  const auth = useAuth();
  let close = () => {};
  let signIns: ReturnType<typeof createSignInClient>;

  beforeAll(async () => {
    const { server, url } = await losingTheFirstAnswer(testVariable(variable));
    vi.stubEnv(variable, url);
    const cognito = createCognito();
    signIns = createSignInClient(cognito, auth.context.config.userPool);
    close = () => {
      vi.unstubAllEnvs();
      cognito.destroy();
      server.closeAllConnections();
      server.close();
    };
  });
  afterAll(() => close());

  it('is told as done, with the account that it made', async () => {
    const account = { email: auth.newEmail(), password, name: 'Lost Answer' };
    const { id, confirmed } = await signIns.signUp(account);
    expect(confirmed).toBe(false);
    await auth.post('confirm', { email: account.email, code: await auth.code(account.email) });
    expect((await auth.signIn(account.email)).user.id).toBe(id);
    await expect(signIns.signUp(account)).rejects.toMatchObject({ problem: { code: 'EMAIL_TAKEN' } });
  });
});
