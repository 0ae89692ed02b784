import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program that does the least, in a process of its own. */
export type Limit = { readonly origin: string; readonly pid: number; stop(): void };

/** Starts a program of this folder; it tells its port. */
export async function startLimit(program: 'bare-express' | 'bare-cart-write'): Promise<Limit> {
  const child = fork(fileURLToPath(new URL(`${program}.ts`, import.meta.url)));
  const [port] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => void child.kill() };
}
