import { randomUUID } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FunctionConfig } from './function-config.ts';
import {
  type FunctionError,
  type Invocation,
  maxPayloadBytes,
  type Outcome,
  type SandboxData,
  type SandboxMessage,
} from './invocation.ts';

/** A thread with one loaded bundle. It handles one invocation at a time, as AWS's do, and keeps its state between them. */
export type Sandbox = {
  /** Runs one invocation; a sandbox that timed out or crashed is `broken` afterwards. */
  invoke(invocation: Invocation, timeoutMs: number): Promise<Outcome>;
  readonly broken: boolean;
  dispose(): Promise<void>;
};

/** Loading a bundle may take that long, whatever the function's own limit. */
const initTimeoutMs = 10_000;

export type SandboxLog = (line: string) => void;

/** Starts a sandbox. It gets the function's environment and nothing of the emulator's. */
export function createSandbox(config: FunctionConfig, region: string, log: SandboxLog): Sandbox {
  const data: SandboxData = { bundle: resolve(config.bundle), handler: config.handler };
  const worker = new Worker(new URL('./sandbox-thread.mjs', import.meta.url), {
    workerData: data,
    env: environmentOf(config, region),
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: config.memoryMb },
  });
  let broken = false;
  let printed: string[] = [];
  const initialised = Promise.withResolvers<void>();
  initialised.promise.catch(() => undefined);
  let current: PromiseWithResolvers<string> | null = null;

  function fail(error: FunctionError): void {
    broken = true;
    initialised.reject(new SandboxFailure(error));
    current?.reject(new SandboxFailure(error));
  }

  worker.on('message', (message: SandboxMessage) => {
    if (message.kind === 'ready') initialised.resolve();
    else if (message.kind === 'init-failed') fail(message.error);
    else if (message.kind === 'failed') current?.reject(new SandboxFailure(message.error));
    else current?.resolve(message.payload);
  });
  worker.on('error', (error) => fail(crashOf(error)));
  worker.on('exit', (code) => fail(exitError(code)));
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed.push(text);
      for (const line of text.trimEnd().split('\n')) log(line);
    });
  }

  async function run(invocation: Invocation, timeoutMs: number): Promise<string> {
    await within(initialised.promise, initTimeoutMs, () => timeoutError(invocation.requestId, initTimeoutMs));
    current = Promise.withResolvers<string>();
    worker.postMessage({ ...invocation, deadlineAt: Date.now() + timeoutMs });
    const payload = await within(current.promise, timeoutMs, () =>
      timeoutError(invocation.requestId, timeoutMs),
    );
    if (Buffer.byteLength(payload) > maxPayloadBytes) throw new SandboxFailure(tooLarge);
    return payload;
  }

  return {
    get broken() {
      return broken;
    },
    async invoke(invocation, timeoutMs) {
      printed = [];
      try {
        return { ok: true, payload: await run(invocation, timeoutMs), log: printed.join('') };
      } catch (error) {
        if (!(error instanceof SandboxFailure)) throw error;
        if (error.fatal) {
          broken = true;
          await worker.terminate();
        }
        return { ok: false, error: error.error, log: printed.join('') };
      } finally {
        current = null;
      }
    },
    async dispose() {
      broken = true;
      await worker.terminate();
    },
  };
}

class SandboxFailure extends Error {
  readonly error: FunctionError;
  readonly fatal: boolean;

  constructor(error: FunctionError, fatal = false) {
    super(error.errorMessage);
    this.error = error;
    this.fatal = fatal;
  }
}

async function within<T>(promise: Promise<T>, ms: number, failure: () => SandboxFailure): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure()), ms);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function timeoutError(requestId: string, ms: number): SandboxFailure {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(ms / 1000).toFixed(2)} seconds`;
  return new SandboxFailure({ errorType: 'Sandbox.Timedout', errorMessage }, true);
}

const tooLarge: FunctionError = {
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`,
};

function crashOf(error: unknown): FunctionError {
  const message = error instanceof Error ? error.message : String(error);
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (outOfMemory)
    return {
      errorType: 'Runtime.OutOfMemory',
      errorMessage: `Error: Runtime exited with error: signal: killed`,
    };
  return { errorType: 'Runtime.ExitError', errorMessage: `Error: Runtime exited with error: ${message}` };
}

function exitError(code: number): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `Error: Runtime exited with error: exit status ${code}`,
  };
}

function environmentOf({ name, bundle, handler, memoryMb, environment }: FunctionConfig, region: string) {
  return {
    ...environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`,
    LAMBDA_TASK_ROOT: dirname(resolve(bundle)),
    _HANDLER: `index.${handler}`,
    TZ: ':UTC',
  };
}
