import { signIn } from '@eshop/contracts/api/auth';
import { createShopClient } from './shop-client.ts';

/** Gives access tokens of one person. */
export type Session = {
  token(): Promise<string>;
  /** A new token in place of one that was refused; absent when there is no way to get one. */
  readonly renew?: (refused: string) => Promise<string>;
};

/** Who signs in. */
export type Credentials = { readonly email: string; readonly password: string };

/** A session on a token that somebody else got. */
export const sessionOf = (token: string): Session => ({ token: async () => token });

/** Signs in at the first use, and again when a token is refused; callers at the same time share one sign-in. */
export function signInSession(url: string, { email, password }: Credentials, signal?: AbortSignal): Session {
  const client = createShopClient({ url, signal });
  const fetchToken = async () =>
    (await client.call(signIn, { body: { email, password }, repeatable: true })).accessToken;
  let current: { refused?: string; token: Promise<string> } | undefined;
  const start = (refused?: string) => {
    const token = fetchToken();
    current = refused === undefined ? { token } : { refused, token };
    token.catch(() => {
      current = undefined;
    });
    return token;
  };
  return {
    token: () => current?.token ?? start(),
    renew: (refused) => (current?.refused === refused ? current.token : start(refused)),
  };
}
