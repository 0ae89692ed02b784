import { request } from 'node:http';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accessKey, clientOf, newEmail, REGION, useEmulator } from './emulator.ts';

const SERVICE = 'AWSCognitoIdentityProviderService';
const errorSchema = z.looseObject({ __type: z.string().optional() });
const requestSchema = z.object({ headers: z.record(z.string(), z.string()) });
const list = new ListUserPoolsCommand({ MaxResults: 1 });

async function call(url: string, target: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${SERVICE}.${target}`,
      ...headers,
    },
    body,
  });
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    body: errorSchema.parse(await response.json()),
  };
}

describe('a signature', () => {
  it('is needed for what IAM authorises and for nothing else', async () => {
    const { url } = await useEmulator();
    expect(await call(url, 'ListUserPools', '{"MaxResults":1}')).toMatchObject({
      status: 400,
      type: 'MissingAuthenticationTokenException:',
      body: { __type: 'MissingAuthenticationTokenException' },
    });
    const { body } = await call(url, 'SignUp', '{"ClientId":"none","Username":"a@b.example","Password":"x"}');
    expect(body.__type).toBe('ResourceNotFoundException');
  });

  it('must be by a known key and its secret', async () => {
    const { port } = await useEmulator();
    const unknown = clientOf(port, { ...accessKey, accessKeyId: 'AKIDNOBODY' });
    await expect(unknown.send(list)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const wrong = clientOf(port, { ...accessKey, secretAccessKey: 'guess' });
    await expect(wrong.send(list)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    const session = { ...accessKey, sessionToken: 'borrowed' };
    await expect(clientOf(port, session).send(list)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('must be for this region', async () => {
    const { url } = await useEmulator();
    const elsewhere = new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: url,
      credentials: accessKey,
      maxAttempts: 1,
    });
    await expect(elsewhere.send(list)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: "Credential should be scoped to a valid region, not 'us-east-1'.",
    });
  });

  it.each([
    ['old', -6 * 60_000, 'Signature expired'],
    ['early', 6 * 60_000, 'Signature not yet current'],
  ])('must not be %s', async (_, offset, message) => {
    const { port } = await useEmulator();
    const sdk = clientOf(port);
    sdk.config.systemClockOffset = offset;
    await expect(sdk.send(list)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringContaining(message),
    });
  });

  it('covers the body and the operation', async () => {
    const { sdk, url } = await useEmulator();
    let signed: Record<string, string> = {};
    sdk.middlewareStack.add(
      (next) => async (args) => {
        signed = requestSchema.parse(args.request).headers;
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await sdk.send(list);
    const { authorization = '', 'x-amz-date': date = '', host = '', ...rest } = signed;
    const replay = (target: string, body: string, change = {}) =>
      call(url, target, body, {
        ...rest,
        host,
        authorization,
        'x-amz-date': date,
        'x-amz-target': `${SERVICE}.${target}`,
        ...change,
      });
    expect((await replay('ListUserPools', '{"MaxResults":1}')).status).toBe(200);
    for (const answer of [
      await replay('ListUserPools', '{"MaxResults":2}'),
      await replay('CreateUserPool', '{"MaxResults":1}'),
      await replay('ListUserPools', '{"MaxResults":1}', { 'x-amz-date': date.replace(/..Z$/, '00Z') }),
    ]) {
      expect(answer.body.__type).toBe('InvalidSignatureException');
    }
    const withoutHost = authorization.replace(/SignedHeaders=[^,]+/, 'SignedHeaders=x-amz-date');
    expect(
      (await replay('ListUserPools', '{"MaxResults":1}', { authorization: withoutHost })).body.__type,
    ).toBe('InvalidSignatureException');
  });

  it.each([
    'Basic abc',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b',
    `AWS4-HMAC-SHA256 Credential=a/20260101/${REGION}/cognito-idp/aws4_request, SignedHeaders=host, Signature=zz`,
    `AWS4-HMAC-SHA256 Credential=a/20260101/${REGION}/cognito-idp/aws4_request, Signature=${'0'.repeat(64)}`,
  ])('is incomplete as %j', async (authorization) => {
    const { url } = await useEmulator();
    const { status, body } = await call(url, 'ListUserPools', '{}', { authorization });
    expect([status, body.__type]).toEqual([400, 'IncompleteSignatureException']);
  });
});

describe('the protocol', () => {
  it('refuses unknown operations, broken JSON, wrong types and huge bodies', async () => {
    const { url, faults } = await useEmulator();
    expect((await call(url, 'MakeCoffee', '{}')).body.__type).toBe('UnknownOperationException');
    expect((await call(url, 'constructor', '{}')).body.__type).toBe('UnknownOperationException');
    expect((await call(url, 'SignUp', '{"ClientId":')).body.__type).toBe('SerializationException');
    for (const body of ['[]', 'null', '"x"', '{"ClientId":7}', '{"__proto__":{"ClientId":"x"}}', '']) {
      expect((await call(url, 'SignUp', body)).body.__type).toBe('InvalidParameterException');
    }
    expect(await call(url, 'SignUp', 'x'.repeat(129 * 1024))).toMatchObject({
      status: 413,
      body: { __type: 'RequestEntityTooLargeException' },
    });
    expect(faults).toEqual([]);
  });

  it('refuses a huge body that does not tell its length', async () => {
    const { port } = await useEmulator();
    const status = await new Promise((resolve, reject) => {
      const outgoing = request({ port, method: 'POST', path: '/' }, (response) =>
        resolve(response.statusCode),
      );
      outgoing.on('error', reject);
      for (let index = 0; index < 5; index += 1) outgoing.write('x'.repeat(40 * 1024));
    });
    expect(status).toBe(413);
  });

  it('answers 404 to other paths and methods', async () => {
    const { url } = await useEmulator();
    for (const path of ['', '/nothing', '//', '/_local', '/x/.well-known/jwks.json']) {
      expect((await fetch(`${url}${path}`)).status).toBe(404);
    }
  });
});

describe('the outbox', () => {
  it('is read on this machine only', async () => {
    const emulator = await useEmulator();
    const { clientId } = await emulator.newShop();
    const email = newEmail();
    await emulator.signUp(clientId, email);
    const read = (host: string) =>
      new Promise((resolve, reject) => {
        const path = `/_local/codes?email=${email}`;
        request({ port: emulator.port, path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await read('localhost')).toBe(200);
    expect(await read('evil.example')).toBe(403);
    expect((await fetch(`${emulator.url}/_local/codes`)).status).toBe(400);
  });

  it('hands messages to the delivery, whose failure fails no call', async () => {
    const delivered: string[] = [];
    const faults: unknown[] = [];
    const emulator = await useEmulator({
      onFault: (error) => faults.push(error),
      deliver: async ({ email, code }) => {
        delivered.push(`${email} ${code}`);
        throw new Error('No mail today');
      },
    });
    const { clientId } = await emulator.newShop();
    const { email } = await emulator.newUser(clientId);
    expect(delivered).toEqual([`${email} ${await emulator.code(email)}`]);
    expect(faults).toMatchObject([{ message: 'No mail today' }]);
  });
});
