import { randomBytes } from 'node:crypto';
import { testVariable } from '@eshop/kit/testing';
import type { Express } from 'express';
import request from 'supertest';
import { afterAll, beforeAll, expect } from 'vitest';
import { createApp } from '../src/app.ts';
import { readAuthConfig } from '../src/config.ts';
import { type Context, createContext } from '../src/context.ts';

export const password = 'Correct-horse-1';

export type Session = {
  accessToken: string;
  refreshToken: string;
  user: { id: string; email: string; name: string; roles: string[] };
};

/** The real auth service on the local Cognito. */
export function useAuth() {
  let context: Context;
  let app: Express;

  beforeAll(() => {
    context = createContext(readAuthConfig({ ...process.env, AUTH_URL: undefined, LOG_LEVEL: 'silent' }));
    app = createApp(context);
  });
  afterAll(() => context.close());

  const service = {
    get app() {
      return app;
    },
    get context() {
      return context;
    },
    post: (path: string, body: object, token?: string) =>
      request(app)
        .post(`/v1/auth/${path}`)
        .set(token ? { authorization: `Bearer ${token}` } : {})
        .send(body),
    as: (session: Pick<Session, 'accessToken'>) => ({
      get: (path: string) => request(app).get(`/v1/auth/${path}`).set(bearer(session)),
      post: (path: string, body: object = {}) =>
        request(app).post(`/v1/auth/${path}`).set(bearer(session)).send(body),
      put: (path: string, body: object) =>
        request(app).put(`/v1/auth/${path}`).set(bearer(session)).send(body),
      patch: (path: string, body: object) =>
        request(app).patch(`/v1/auth/${path}`).set(bearer(session)).send(body),
      delete: (path: string) => request(app).delete(`/v1/auth/${path}`).set(bearer(session)),
    }),

    newEmail: () => `${randomBytes(6).toString('hex')}@eshop.example`,

    /** The newest code sent to an address, as a developer reads it. */
    async code(email: string): Promise<string> {
      const url = new URL('/_local/codes', testVariable('AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'));
      url.searchParams.set('email', email);
      const text = await (await fetch(url)).text();
      const codes = [...text.matchAll(/"code":\s*"(\d+)"/g)].map(([, code]) => code ?? '');
      expect(codes).not.toEqual([]);
      return codes[0] ?? '';
    },

    /** A confirmed account, signed in. */
    async person(name = 'Test Person'): Promise<Session & { email: string }> {
      const email = service.newEmail();
      expect((await service.post('sign-up', { email, password, name })).status).toBe(201);
      const confirmed = await service.post('confirm', { email, code: await service.code(email) });
      expect(confirmed.status).toBe(204);
      return { ...(await service.signIn(email)), email };
    },

    async signIn(email: string, word = password): Promise<Session> {
      const answer = await service.post('sign-in', { email, password: word });
      expect(answer.status).toBe(200);
      return answer.body;
    },

    /** An admin made by the operator, as the first one is. */
    async admin(): Promise<Session & { email: string }> {
      const person = await service.person('Admin');
      await context.users.grant(person.user.id, 'admin');
      return { ...(await service.signIn(person.email)), email: person.email };
    },
  };
  return service;
}

const bearer = ({ accessToken }: Pick<Session, 'accessToken'>) => ({
  authorization: `Bearer ${accessToken}`,
});
