import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { type Invocation, type SandboxData, type SandboxMessage, toFunctionError } from './invocation.ts';

type Handler = (event: unknown, context: object) => unknown;

// Proven boundary: only `sandbox.ts` starts this thread and sends it messages.
const { bundle, handler: handlerName } = workerData as SandboxData;
const port = parentPort;
if (!port) throw new Error('The sandbox runs as a worker thread only.');
const tell = (message: SandboxMessage) => port.postMessage(message);

try {
  const handler = await loadHandler();
  port.on('message', (invocation: Invocation) => void handle(handler, invocation));
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'init-failed', error: toFunctionError(error) });
}

async function loadHandler(): Promise<Handler> {
  const module: Record<string, unknown> = await import(pathToFileURL(bundle).href);
  const exported = { ...(typeof module.default === 'object' ? module.default : {}), ...module };
  const handler: unknown = Reflect.get(exported, handlerName);
  if (typeof handler === 'function') return (event, context) => handler(event, context);
  throw Object.assign(new Error(`${handlerName} is undefined or not exported`), {
    name: 'Runtime.HandlerNotFound',
  });
}

async function handle(handler: Handler, invocation: Invocation): Promise<void> {
  const { requestId } = invocation;
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    const payload = JSON.stringify(result) ?? 'null';
    await flushOutput();
    tell({ kind: 'done', requestId, payload });
  } catch (error) {
    await flushOutput();
    tell({ kind: 'failed', requestId, error: toFunctionError(error) });
  }
}

function contextOf({ requestId, deadlineAt, functionArn, clientContext }: Invocation): object {
  const { env } = process;
  return {
    awsRequestId: requestId,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    invokedFunctionArn: functionArn,
    clientContext,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadlineAt - Date.now()),
  };
}

/** What the handler printed belongs to its invocation, so it has to be out before the answer. */
async function flushOutput(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  }
}
