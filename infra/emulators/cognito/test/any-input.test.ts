import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { operations } from '../src/operations.ts';
import { newEmail, PASSWORD, useEmulator } from './emulator.ts';

const publicNames = [...operations.values()]
  .filter(({ access }) => access === 'public')
  .map(({ name }) => name);
/** Members that operations know, and what nobody foresaw in them. */
const memberNames = [
  'ClientId',
  'Username',
  'Password',
  'AccessToken',
  'AuthFlow',
  'AuthParameters',
  'Session',
  'Token',
];

it('any text to any path is answered, and never by a fault of its own', async () => {
  const { url, faults } = await useEmulator();
  const anything = fc.record({
    path: fc.constantFrom(
      '/',
      '/oauth2/token',
      '/oauth2/revoke',
      '/_local/codes',
      '/x/.well-known/jwks.json',
      '/%zz',
      '//',
    ),
    target: fc.oneof(
      fc.constantFrom(...operations.keys()).map((name) => `AWSCognitoIdentityProviderService.${name}`),
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }).map((text) => text.trim()),
    ),
    authorization: fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => text.trim()),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json({ stringUnit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(anything, async ({ path, target, authorization, body }) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        ...(authorization && { authorization }),
      };
      const answer = await fetch(url + path, { method: 'POST', headers, body });
      expect(answer.status).toBeLessThan(500);
      expect(await answer.json()).toBeTypeOf('object');
    }),
    { numRuns: 400 },
  );
  expect(faults).toEqual([]);
});

it('any members of what anybody may call are refused by a word of Cognito, or do what they say', async () => {
  const { url, faults, newShop } = await useEmulator();
  const { clientId } = await newShop();
  const call = fc.record({
    name: fc.constantFrom(...publicNames),
    body: fc.dictionary(
      fc.constantFrom(...memberNames),
      fc.oneof(fc.constant(clientId), fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
    ),
  });
  await fc.assert(
    fc.asyncProperty(call, async ({ name, body }) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` },
        body: JSON.stringify(body),
      });
      const type = answer.headers.get('x-amzn-errortype');
      if (answer.status === 200) expect(type).toBeNull();
      else expect([answer.status, type]).toEqual([400, expect.stringMatching(/^\w+Exception:$/)]);
    }),
    { numRuns: 400 },
  );
  expect(faults).toEqual([]);
});

it('no text but the password signs somebody in', async () => {
  const { sdk, newShop, newUser, advance } = await useEmulator();
  const { clientId } = await newShop();
  const { email } = await newUser(clientId, newEmail());
  const signIn = (password: string) =>
    sdk.send(
      new InitiateAuthCommand({
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
  const nearly = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.nat(PASSWORD.length - 1).map((length) => PASSWORD.slice(0, length) || 'x'),
    fc.string({ minLength: 1, maxLength: 3 }).map((more) => PASSWORD + more),
    fc.constantFrom(PASSWORD.toLowerCase(), PASSWORD.toUpperCase(), `${PASSWORD}\u0000`, ` ${PASSWORD}`),
  );
  await fc.assert(
    fc.asyncProperty(
      nearly.filter((text) => text !== PASSWORD),
      async (password) => {
        // Several wrong ones lock the account for a while, and then the right one would be refused as well.
        advance(60 * 60_000);
        await expect(signIn(password)).rejects.toMatchObject({
          name: 'NotAuthorizedException',
          message: 'Incorrect username or password.',
        });
      },
    ),
    { numRuns: 30 },
  );
  advance(60 * 60_000);
  await signIn(PASSWORD);
});
