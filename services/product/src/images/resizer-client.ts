import { type ChildProcess, fork } from 'node:child_process';
import { badRequest, unavailable } from '@eshop/kit/errors';
import type { ResizeAnswer } from './resizer-process.ts';
import type { ResizedImage } from './sharp-client.ts';

export type ImageResizer = {
  /** @throws 400 naming `file` when it is no picture that can be read; 503 when the resizer fails. */
  resize(content: Buffer): Promise<ResizedImage>;
  /** Ends the process; a picture in hand is refused with 503. */
  close(): void;
};

const idleMilliseconds = 10_000;
/** More than any picture takes that is let through. */
const mostMilliseconds = 20_000;

/**
 * Resizes pictures in a process of its own, one after the other: what a hostile picture does to the library it does not do
 * to the service, and the memory that pictures need is given back when no more come. `onStart` learns of each process.
 */
export function createImageResizer(onStart?: (pid: number) => void): ImageResizer {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function running(): ChildProcess {
    if (child?.connected) return child;
    const started = fork(new URL('./resizer-process.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=128'],
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.once('exit', () => {
      if (child === started) child = null;
    });
    child = started;
    if (started.pid !== undefined) onStart?.(started.pid);
    return started;
  }

  function ask(content: Buffer): Promise<ResizeAnswer> {
    const asked = running();
    const { promise, resolve, reject } = Promise.withResolvers<ResizeAnswer>();
    const fail = () => reject(unavailable('images'));
    const tooLong = setTimeout(() => {
      asked.kill('SIGKILL');
    }, mostMilliseconds);
    // It is our own process: what it sends is a ResizeAnswer.
    asked.once('message', (answer) => resolve(answer as ResizeAnswer));
    asked.once('exit', fail);
    asked.once('error', fail);
    asked.send({ content }, (error) => error && fail());
    return promise.finally(() => {
      clearTimeout(tooLong);
      for (const event of ['message', 'error']) asked.removeAllListeners(event);
      asked.off('exit', fail);
    });
  }

  async function resize(content: Buffer): Promise<ResizedImage> {
    clearTimeout(idle);
    try {
      const answer = await ask(content);
      if ('fault' in answer) throw badRequest([{ path: 'file', message: answer.fault }]);
      return answer.resized;
    } finally {
      idle = setTimeout(() => child?.disconnect(), idleMilliseconds).unref();
    }
  }

  return {
    resize(content) {
      const resized = queue.then(() => resize(content));
      queue = resized.catch(() => undefined);
      return resized;
    },
    close() {
      clearTimeout(idle);
      if (child?.connected) child.disconnect();
    },
  };
}
