import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { shippingCostSchema } from '@eshop/contracts/api/shipping-cost';
import { problemSchema } from '@eshop/contracts/problem';
import { type LambdaEmulator, startLambdaEmulator } from '@eshop/lambda-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundle } from '../build.ts';

let directory: string;
let lambda: LambdaEmulator;
let client: LambdaClient;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shipping-cost-'));
  const bundle = await buildBundle(join(directory, 'index.cjs'));
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'a-secret' };
  lambda = await startLambdaEmulator({
    port: 0,
    accessKeys: { [credentials.accessKeyId]: credentials.secretAccessKey },
    functions: [
      { name: 'shipping-cost', bundle, urlPort: 0 },
      {
        name: 'cheap',
        bundle,
        urlPort: 0,
        environment: { SHIPPING_RATES: '{"baseAmount":0,"maximumAmount":500}' },
      },
      { name: 'wrong-rates', bundle, environment: { SHIPPING_RATES: '{"baseAmount":"free"}' } },
    ],
  });
  client = new LambdaClient({
    endpoint: lambda.endpoint,
    region: 'eu-central-1',
    credentials,
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await lambda.stop();
  await rm(directory, { recursive: true, force: true });
});

async function invoke(FunctionName: string, event: unknown) {
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  const payload: unknown = JSON.parse(answer.Payload?.transformToString() ?? 'null');
  return { error: answer.FunctionError, payload };
}

function request(body: unknown, init: RequestInit = {}, path = '/shipping-cost'): Promise<Response> {
  return fetch(`${lambda.urls['shipping-cost']}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
}

const shipment = { fromZip: '10250', toZip: '10255' };
const cost = { cost: { amount: 1200, currency: 'USD' }, distance: 5 };

describe('a direct invocation', () => {
  it('answers the cost', async () => {
    expect(await invoke('shipping-cost', shipment)).toEqual({ error: undefined, payload: cost });
  });

  it('fails for anything but a shipment, naming every faulty member', async () => {
    const { error, payload } = await invoke('shipping-cost', { fromZip: 10250 });
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({
      errorType: 'InvalidShipmentError',
      errorMessage: expect.stringMatching(/fromZip.*toZip/),
    });
    expect((await invoke('shipping-cost', null)).error).toBe('Unhandled');
  });

  it("goes by the operator's rates", async () => {
    expect((await invoke('cheap', shipment)).payload).toMatchObject({ cost: { amount: 500 } });
    expect((await invoke('cheap', { ...shipment, toZip: '10250' })).payload).toMatchObject({
      cost: { amount: 0 },
    });
  });

  it('fails with rates that are not right, naming them', async () => {
    const { payload } = await invoke('wrong-rates', shipment);
    expect(payload).toMatchObject({ errorMessage: expect.stringContaining('baseAmount') });
  });
});

describe('POST /shipping-cost', () => {
  it('answers the cost, as the contract has it', async () => {
    const answer = await request(shipment, {
      headers: { 'content-type': 'application/json', 'x-request-id': 'mine-1' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-request-id')).toBe('mine-1');
    const body = await answer.json();
    expect(body).toEqual(cost);
    expect(shippingCostSchema.strict().safeParse(body).success).toBe(true);
  });

  it('ignores members that it does not know', async () => {
    expect((await request({ ...shipment, cost: 1 })).status).toBe(200);
  });

  it.each([
    ['numbers', { fromZip: 10250, toZip: '10255' }, ['fromZip']],
    ['four digits', { fromZip: '1025', toZip: '10255' }, ['fromZip']],
    ['six digits', { fromZip: '10250', toZip: '102555' }, ['toZip']],
    ['letters', { fromZip: 'ABCDE', toZip: '10255' }, ['fromZip']],
    ['other digits', { fromZip: '١٠٢٥٠', toZip: '10255' }, ['fromZip']],
    ['a line break', { fromZip: '10250\n', toZip: '10255' }, ['fromZip']],
    ['signs', { fromZip: '-1025', toZip: '1e100' }, ['fromZip', 'toZip']],
    ['nothing', {}, ['fromZip', 'toZip']],
    ['nulls', { fromZip: null, toZip: null }, ['fromZip', 'toZip']],
    ['a list', [], ['body']],
    ['null', null, ['body']],
  ])('refuses %s and names each faulty member', async (_, body, paths) => {
    const answer = await request(body);
    const problem = problemSchema.parse(await answer.json());
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('x-request-id')).toBe(problem.requestId);
    expect(problem.code).toBe('VALIDATION_FAILED');
    expect(problem.errors?.map((error) => error.path)).toEqual(paths);
  });

  it.each([
    ['broken JSON', () => request('{"fromZip":'), 400, 'MALFORMED_BODY'],
    ['an empty body', () => request(''), 400, 'MALFORMED_BODY'],
    ['a long body', () => request(`"${'x'.repeat(20_000)}"`), 413, 'PAYLOAD_TOO_LARGE'],
    [
      'text',
      () => request(shipment, { headers: { 'content-type': 'text/plain' } }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['another path', () => request(shipment, {}, '/elsewhere'), 404, 'NOT_FOUND'],
    ['another method', () => request(shipment, { method: 'PUT' }), 405, 'METHOD_NOT_ALLOWED'],
  ])('refuses %s', async (_, send, status, code) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(problemSchema.parse(await answer.json())).toMatchObject({ status, code });
    expect(answer.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
  });
});
