import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  type LambdaClientConfig,
} from '@aws-sdk/client-lambda';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { type FunctionConfigInput, type LambdaEmulator, startLambdaEmulator } from '../src/index.ts';

export const accessKeyId = 'AKIAESHOPTEST';
export const secretAccessKey = 'a-secret';

/** An SDK client with its defaults; one attempt, so that refusals are seen as they are. */
export function lambdaClient(endpoint: string, overrides: LambdaClientConfig = {}): LambdaClient {
  const credentials = { accessKeyId, secretAccessKey };
  return new LambdaClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1, ...overrides });
}

/** Bundles the fixture as services do and starts an emulator with functions of it. */
export function useLambda(functions: readonly Omit<FunctionConfigInput, 'bundle'>[]) {
  let emulator: LambdaEmulator;
  let client: LambdaClient;
  let directory: string;
  const logs: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lambda-emulator-'));
    const bundle = join(directory, 'index.cjs');
    const entry = new URL('./fixtures/handler.ts', import.meta.url).pathname;
    await build({
      entryPoints: [entry],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'cjs',
    });
    emulator = await startLambdaEmulator({
      port: 0,
      accessKeys: { [accessKeyId]: secretAccessKey },
      functions: functions.map((config) => ({ ...config, bundle })),
      onLog: (name, line) => logs.push(`${name}: ${line}`),
      onError: (error) => process.stderr.write(`${String(error)}\n`),
    });
    client = lambdaClient(emulator.endpoint);
  });

  afterAll(async () => {
    client.destroy();
    await emulator.stop();
    await rm(directory, { recursive: true, force: true });
  });

  return {
    logs,
    get endpoint() {
      return emulator.endpoint;
    },
    url: (name: string) => emulator.urls[name] ?? '',
    send: (input: InvokeCommandInput) => client.send(new InvokeCommand(input)),
    /** Invokes with a JSON event and reads the answer. */
    async invoke(name: string, event: unknown) {
      const answer = await client.send(
        new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }),
      );
      const text = answer.Payload?.transformToString() ?? '';
      const payload: Record<string, unknown> = text === '' ? {} : JSON.parse(text);
      return { status: answer.StatusCode, error: answer.FunctionError, payload };
    },
  };
}
