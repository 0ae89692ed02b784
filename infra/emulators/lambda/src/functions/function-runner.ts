import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FunctionConfig } from './function-config.ts';
import type { Outcome } from './invocation.ts';
import { createSandbox, type SandboxLog } from './sandbox.ts';
import { createSandboxPool } from './sandbox-pool.ts';

export type InvokeOptions = { readonly requestId?: string; readonly clientContext?: unknown };

/** A deployed function that can be invoked. */
export type FunctionRunner = ReturnType<typeof createFunctionRunner>;

/** An event whose handler failed is tried again after these, as AWS does. */
const retryDelaysMs = [60_000, 120_000];
const accountId = '000000000000';

/** Deploys a function. Its sandboxes start with the first invocation. */
export function createFunctionRunner(config: FunctionConfig, region: string, log: SandboxLog) {
  const pool = createSandboxPool({
    create: () => createSandbox(config, region, log),
    maxConcurrency: config.maxConcurrency,
  });
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${config.name}`;
  const stopping = new AbortController();
  const inHand = new Set<Promise<unknown>>();

  function track<T>(work: Promise<T>): Promise<T> {
    inHand.add(work);
    const forget = () => void inHand.delete(work);
    work.then(forget, forget);
    return work;
  }

  function invoke(
    event: string,
    { requestId = randomUUID(), clientContext }: InvokeOptions = {},
  ): Promise<Outcome> {
    const timeoutMs = config.timeoutSeconds * 1000;
    const invocation = { requestId, event, deadlineAt: 0, functionArn: arn, clientContext };
    return track(
      pool.run(async (sandbox) => {
        const startedAt = performance.now();
        const outcome = await sandbox.invoke(invocation, timeoutMs);
        const duration = (performance.now() - startedAt).toFixed(2);
        const report = `REPORT RequestId: ${requestId}\tDuration: ${duration} ms\tMemory Size: ${config.memoryMb} MB`;
        const failure = outcome.ok ? '' : `${JSON.stringify(outcome.error)}\n`;
        const full = `START RequestId: ${requestId} Version: $LATEST\n${outcome.log}${failure}END RequestId: ${requestId}\n${report}\n`;
        if (!outcome.ok)
          log(`RequestId: ${requestId} ${outcome.error.errorType}: ${outcome.error.errorMessage}`);
        return { ...outcome, log: full };
      }),
    );
  }

  async function invokeWithRetries(event: string, options: InvokeOptions): Promise<void> {
    for (const delayMs of [...retryDelaysMs, null]) {
      const outcome = await invoke(event, options).catch(() => null);
      if (outcome?.ok || delayMs === null || stopping.signal.aborted) return;
      await delay(delayMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    config,
    arn,
    /** Runs the handler and waits for it. @throws ThrottledError */
    invoke,
    /** Runs the handler later; a failure is tried again twice. */
    enqueue(event: string, options: InvokeOptions = {}): void {
      void invokeWithRetries(event, options);
    },
    /** Waits for what is in hand and ends the sandboxes. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.allSettled(inHand);
      await pool.close();
    },
  };
}
