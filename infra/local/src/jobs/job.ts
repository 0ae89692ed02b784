import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Environment } from '../environment.ts';

type Answer<Result> = { readonly result: Result } | { readonly error: string };

/**
 * Runs `jobs/<name>-job.ts` in a process of its own and answers with what it found. What is needed once, at the
 * start, takes its libraries' memory with it when it is done.
 * @throws Error with the job's own message
 */
export async function runJob<Input extends object, Result>(
  name: string,
  input: Input,
  { env, signal }: { env: Environment; signal?: AbortSignal | undefined },
): Promise<Result> {
  const child = fork(join(import.meta.dirname, `${name}-job.ts`), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...(signal ? { signal } : {}),
  });
  const answers: Answer<Result>[] = [];
  child.on('message', (message) => answers.push(message as Answer<Result>)); // both ends share the type
  child.send(input);
  await once(child, 'close');
  const [answer = { error: `${name} ended without an answer` }] = answers;
  if ('error' in answer) throw new Error(answer.error);
  return answer.result;
}

/** The other end: answers the one message this process is sent, and ends. */
export function job<Input, Result>(work: (input: Input) => Promise<Result>): void {
  const answer = async (input: Input): Promise<Answer<Result>> => {
    try {
      return { result: await work(input) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  process.once('disconnect', () => process.exit(1));
  process.once('message', async (input) => {
    process.send?.(await answer(input as Input), () => process.exit(0));
  });
}
