import { afterEach, describe, expect, it, vi } from 'vitest';

const session = {
  accessToken: 'access',
  refreshToken: 'refresh',
  expiresIn: 3_600,
  user: { id: 'ada', name: 'Ada', email: 'ada@eshop.example', roles: ['customer' as const] },
};

/** Settings are read once for a process, so each site is a fresh one. */
async function cookiesOf(siteUrl: string) {
  vi.resetModules();
  vi.stubEnv('SITE_URL', siteUrl);
  const { sessionCookies, endedSessionCookies } = await import('./session-cookies.ts');
  return { begun: sessionCookies(session), ended: endedSessionCookies() };
}

describe('session cookies', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are out of reach of scripts and of other sites', async () => {
    const { begun, ended } = await cookiesOf('http://127.0.0.1:3000');
    for (const cookie of [...begun, ...ended]) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    }
  });

  it('travel over TLS alone where the site has it', async () => {
    const { begun, ended } = await cookiesOf('https://eshop.example');
    for (const cookie of [...begun, ...ended]) expect(cookie.secure).toBe(true);
  });

  it('are all taken away at the end', async () => {
    const { begun, ended } = await cookiesOf('https://eshop.example');
    expect(ended.map(({ name, value, maxAge }) => ({ name, value, maxAge }))).toEqual(
      begun.map(({ name }) => ({ name, value: '', maxAge: 0 })),
    );
  });
});
