import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it, vi } from 'vitest';
import { accessKeyId, lambdaClient, useLambda } from './use-lambda.ts';

const lambda = useLambda([
  { name: 'plain', environment: { COLOUR: 'red' }, memoryMb: 128, timeoutSeconds: 5 },
  { name: 'quick', timeoutSeconds: 1 },
  { name: 'narrow', maxConcurrency: 2, timeoutSeconds: 5 },
]);

async function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'not refused',
    (error: Error) => error.name,
  );
}

describe('invoking and waiting', () => {
  it('gives the event to the handler and its answer back', async () => {
    expect(await lambda.invoke('plain', { hello: 'wörld' })).toMatchObject({
      status: 200,
      error: undefined,
      payload: { event: { hello: 'wörld' }, functionName: 'plain' },
    });
  });

  it('takes names, partial and full ARNs, and no payload as an empty event', async () => {
    const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:plain';
    for (const FunctionName of [arn, '000000000000:function:plain', 'plain:$LATEST']) {
      const answer = await lambda.send({ FunctionName });
      expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toMatchObject({ event: {} });
    }
  });

  it('keeps the state of a warm sandbox', async () => {
    const first = await lambda.invoke('plain', {});
    const second = await lambda.invoke('plain', {});
    expect(second.payload.calls).toBe(Number(first.payload.calls) + 1);
  });

  it('reports what a handler throws, and goes on', async () => {
    const { status, error, payload } = await lambda.invoke('plain', { do: 'fail' });
    expect({ status, error }).toEqual({ status: 200, error: 'Unhandled' });
    expect(payload).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'too far',
      trace: expect.any(Array),
    });
    expect((await lambda.invoke('plain', {})).error).toBeUndefined();
  });

  it.each(['sleep', 'hang'])('ends a handler that runs over its time by %s, and goes on', async (task) => {
    const { error, payload } = await lambda.invoke('quick', { do: task, ms: 30_000 });
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringContaining('1.00 seconds'),
    });
    expect((await lambda.invoke('quick', {})).payload).toMatchObject({ calls: 1 });
  });

  it('survives a handler that exits, and one that fills its memory', async () => {
    expect((await lambda.invoke('plain', { do: 'exit' })).payload).toMatchObject({
      errorType: 'Runtime.ExitError',
    });
    expect((await lambda.invoke('plain', { do: 'fill' })).error).toBe('Unhandled');
    expect((await lambda.invoke('plain', {})).error).toBeUndefined();
  });

  it('shows the function its own environment and nothing of the emulator', async () => {
    const { payload } = await lambda.invoke('plain', { do: 'environment' });
    expect(payload.environment).toMatchObject({ COLOUR: 'red', AWS_LAMBDA_FUNCTION_NAME: 'plain' });
    expect(payload.environment).not.toHaveProperty('PATH');
    expect(payload.remainingMs).toBeGreaterThan(4000);
    expect(payload.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends the tail of the log when asked, and tells it to the operator', async () => {
    const event = JSON.stringify({ do: 'print' });
    const { LogResult } = await lambda.send({ FunctionName: 'plain', Payload: event, LogType: 'Tail' });
    const log = Buffer.from(LogResult ?? '', 'base64').toString();
    expect(log).toMatch(/START RequestId: [\s\S]*a line of the handler\n[\s\S]*REPORT RequestId: /);
    expect(lambda.logs).toContain('plain: a line of the handler');
  });

  it('refuses events and answers over 6 MB', async () => {
    const big = lambda.send({ FunctionName: 'plain', Payload: JSON.stringify('x'.repeat(6_300_000)) });
    expect(await refusal(big)).toBe('RequestTooLargeException');
    const fits = await lambda.send({
      FunctionName: 'plain',
      Payload: JSON.stringify({ do: 'answer-bytes', bytes: 6_000_000 }),
    });
    expect(fits.Payload?.length).toBe(6_000_002);
    const { payload } = await lambda.invoke('plain', { do: 'answer-bytes', bytes: 6_300_000 });
    expect(payload).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' });
  });
});

describe('many invocations at once', () => {
  it('runs each in a sandbox of its own, as many as allowed, and lets the others wait', async () => {
    const calls = Array.from({ length: 6 }, () => lambda.invoke('narrow', { do: 'sleep', ms: 100 }));
    const answers = await Promise.all(calls);
    // Each sandbox counts its own calls: two first calls are two sandboxes, however the six calls fell to them.
    const counts = answers.map(({ payload }) => Number(payload.calls));
    expect(counts.filter((count) => count === 1)).toHaveLength(2);
    expect(counts).toHaveLength(6);
  });

  it('answers a thousand small ones', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) => lambda.invoke('plain', { index })),
    );
    expect(answers.every(({ payload }, index) => (payload.event as { index: number }).index === index)).toBe(
      true,
    );
  });
});

describe('other kinds of invocation', () => {
  it('accepts an event and runs it later', async () => {
    const Payload = JSON.stringify({ do: 'print' });
    const before = lambda.logs.filter((line) => line.includes('a line')).length;
    expect((await lambda.send({ FunctionName: 'plain', InvocationType: 'Event', Payload })).StatusCode).toBe(
      202,
    );
    await vi.waitFor(() =>
      expect(lambda.logs.filter((line) => line.includes('a line'))).toHaveLength(before + 1),
    );
  });

  it('only checks on a dry run', async () => {
    expect((await lambda.send({ FunctionName: 'plain', InvocationType: 'DryRun' })).StatusCode).toBe(204);
    const unknown = lambda.send({ FunctionName: 'nobody', InvocationType: 'DryRun' });
    expect(await refusal(unknown)).toBe('ResourceNotFoundException');
  });
});

describe('refusals', () => {
  it('knows neither other functions nor other versions', async () => {
    expect(await refusal(lambda.send({ FunctionName: 'nobody' }))).toBe('ResourceNotFoundException');
    expect(await refusal(lambda.send({ FunctionName: 'plain', Qualifier: '7' }))).toBe(
      'ResourceNotFoundException',
    );
  });

  it('refuses a payload that is no JSON', async () => {
    expect(await refusal(lambda.send({ FunctionName: 'plain', Payload: '{"a":' }))).toBe(
      'InvalidRequestContentException',
    );
  });

  it('refuses an unknown key, a wrong secret, a wrong service and a wrong clock', async () => {
    const invoke = (overrides: Parameters<typeof lambdaClient>[1]) =>
      refusal(lambdaClient(lambda.endpoint, overrides).send(new InvokeCommand({ FunctionName: 'plain' })));
    const key = { credentials: { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' } };
    expect(await invoke(key)).toBe('UnrecognizedClientException');
    expect(await invoke({ credentials: { accessKeyId, secretAccessKey: 'x' } })).toBe(
      'InvalidSignatureException',
    );
    expect(await invoke({ systemClockOffset: -3_600_000 })).toBe('InvalidSignatureException');
  });

  it('refuses what is not signed', async () => {
    const url = `${lambda.endpoint}/2015-03-31/functions/plain/invocations`;
    const answer = await fetch(url, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });
});
