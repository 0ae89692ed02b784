import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { services } from '@eshop/local/shop/services';
import { signalProcess } from '../parts.ts';
import type { ShopUnderTest } from '../shop-under-test.ts';
import type { Fault } from './fault.ts';

/** Every process is replaced while the shop works: nobody may notice. */
export const restartAll: Fault = {
  name: 'rolling restart',
  title: 'The process of every service is replaced, one after the other. No request may fail.',
  hits: [],
  begin: async (shop) => {
    // Another fault may end a service in the middle of it: then its supervisor brings it back.
    const replaced = shop.replaceServices().catch(() => undefined);
    return () => replaced;
  },
};

/** Two instances of every service share its port and its work. */
export const doubleAll: Fault = {
  name: 'two instances of every service',
  title:
    'A second instance of every service works beside the first on the same port, and stops later. No request may fail.',
  hits: [],
  begin: async (shop) => {
    const seconds: (() => Promise<void>)[] = [];
    // One after the other, as instances are added: eight that start at once would take the processors from those that work.
    for (const { name } of services) {
      seconds.push(startSecond(shop, name));
      await wait(startMilliseconds);
    }
    return async () => void (await Promise.all(seconds.map((stop) => stop())));
  },
};

const startMilliseconds = 1_500;

const words = (pid: number, file: string) =>
  readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);

/** Starts what runs as this service once more, just as it was started. @returns what stops it */
function startSecond(shop: ShopUnderTest, name: string): () => Promise<void> {
  const pid = shop.parts().find((part) => part.name === name)?.pid;
  if (!pid) return async () => {};
  const [program = process.execPath, ...args] = words(pid, 'cmdline');
  const env = Object.fromEntries(
    words(pid, 'environ').map((line) => {
      const end = line.indexOf('=');
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
  const child = spawn(program, args, { cwd: readlinkSync(`/proc/${pid}/cwd`), env, stdio: 'ignore' });
  const ended = once(child, 'close');
  return async () => {
    if (child.pid !== undefined) signalProcess(child.pid, 'SIGTERM');
    await ended;
  };
}
