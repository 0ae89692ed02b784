import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync } from 'node:fs';
import { eventually } from '@eshop/kit/testing';
import { answersOkAs, becomesTrue } from '@eshop/local/parts/probes';
import { type ServiceName, services, serviceUrl } from '@eshop/local/shop/services';
import { signalProcess } from '../parts.ts';
import type { ShopUnderTest } from '../shop-under-test.ts';
import type { Fault } from './fault.ts';

const startTimeoutSeconds = 30;
const patience = { timeoutMilliseconds: 120_000, everyMilliseconds: 2_000 };

/** Every process is replaced while the shop works: nobody may notice. */
export const restartAll: Fault = {
  name: 'rolling restart',
  title: 'The process of every service is replaced, one after the other. No request may fail.',
  hits: [],
  begin: async (shop) => {
    // Another fault may end a service in the middle of it: then its supervisor brings it back, and it is begun anew. On a
    // busy machine it takes half a minute each time.
    const replaced = eventually(() => shop.replaceServices(), patience);
    replaced.catch(() => undefined);
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
    const seconds: Second[] = [];
    const missing: string[] = [];
    // One after the other, as instances are added: eight that start at once would take the processors from those that work.
    for (const { name } of services) {
      const second = startSecond(shop, name);
      if (!second) continue;
      seconds.push(second);
      if (!(await second.serves())) missing.push(name);
    }
    return async () => {
      await Promise.all(seconds.map(({ stop }) => stop()));
      if (missing.length > 0) throw new Error(`no second instance served of ${missing.join(', ')}`);
    };
  },
};

/** An instance beside the one that the supervisor keeps. */
type Second = {
  /** Waits until it answers. @returns false when it did not in time */
  serves(): Promise<boolean>;
  stop(): Promise<void>;
};

const words = (pid: number, file: string) =>
  readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0').filter(Boolean);

/** How a process was started. @returns undefined when it has ended */
function commandOf(pid: number) {
  try {
    const [program = process.execPath, ...args] = words(pid, 'cmdline');
    const variables = words(pid, 'environ').map((line) => {
      const end = line.indexOf('=');
      return [line.slice(0, end), line.slice(end + 1)];
    });
    return { program, args, cwd: readlinkSync(`/proc/${pid}/cwd`), env: Object.fromEntries(variables) };
  } catch {
    return undefined;
  }
}

/** Starts what runs as this service once more, just as it was started; nothing where it does not run at the moment. */
function startSecond(shop: ShopUnderTest, name: ServiceName): Second | undefined {
  const command = commandOf(shop.parts().find((part) => part.name === name)?.pid ?? 0);
  if (!command) return undefined;
  const { program, args, cwd, env } = command;
  const child = spawn(program, args, { cwd, env, stdio: 'ignore' });
  const ended = once(child, 'close');
  return {
    serves: () =>
      becomesTrue(() => answersOkAs(child.pid ?? 0, `${serviceUrl(shop.ports, name)}/readyz/serving`), {
        timeoutSeconds: startTimeoutSeconds,
      }),
    async stop() {
      if (child.pid !== undefined) signalProcess(child.pid, 'SIGTERM');
      await ended;
    },
  };
}
