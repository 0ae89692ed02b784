import http from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Whether something accepts connections on this port of 127.0.0.1. */
export const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
    socket.setTimeout(1000, () => finish(false));
  });

/** Whether a GET of this address answers with a 2xx status within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.ok;
}

/** Whether this process, of those that share the port, answers a GET with 200: asked on a new connection each time. */
export const answersOkAs = (pid: number, url: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const asked = http.get(url, { agent: false, timeout: 2000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200 && answer.headers['x-process'] === String(pid));
    });
    asked.once('timeout', () => asked.destroy(new Error('not answered in time')));
    asked.once('error', reject);
  });

/**
 * Asks until the answer is yes.
 * @returns false when it was not within `timeoutSeconds`, or when `giveUp` fired first
 */
export async function becomesTrue(
  ask: () => Promise<boolean>,
  { timeoutSeconds, giveUp }: { timeoutSeconds: number; giveUp?: AbortSignal },
): Promise<boolean> {
  const deadline = performance.now() + timeoutSeconds * 1000;
  while (performance.now() < deadline && !giveUp?.aborted) {
    if (await ask().catch(() => false)) return true;
    await wait(40);
  }
  return false;
}
