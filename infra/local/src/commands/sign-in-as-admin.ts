import { signIn } from '@eshop/contracts/api/auth';
import { demoAdmin } from '@eshop/demo/accounts';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';
import { Fault } from '../../bootstrap/fault.mjs';

/** Where an admin asks, and as whom. */
export type Desk = { readonly baseUrl: string; readonly token: string };

/**
 * Signs in at the gateway as ADMIN_EMAIL with ADMIN_PASSWORD, or as the demo admin.
 * @throws {Fault} when the shop does not let them in
 */
export async function signInAsAdmin(env: NodeJS.ProcessEnv): Promise<Desk> {
  const { GATEWAY_URL: baseUrl = '', ADMIN_EMAIL, ADMIN_PASSWORD } = env;
  const { email, password } =
    ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } : demoAdmin;
  try {
    const body = { email, password };
    const { accessToken } = await callEndpoint(signIn, { service: 'auth', baseUrl, body });
    return { baseUrl, token: accessToken };
  } catch (error) {
    if (!(error instanceof UpstreamProblem)) throw error;
    throw new Fault(`The shop does not let ${email} in.`, 'Give ADMIN_EMAIL and ADMIN_PASSWORD of an admin.');
  }
}
