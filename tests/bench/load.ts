import { Pool } from 'undici';
import { atRate } from './at-rate.ts';
import type { Series } from './figures.ts';

/** What is sent again and again. */
export type Shot = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

type Load = {
  readonly origin: string;
  readonly shot: (count: number) => Shot;
  readonly connections: number;
  readonly seconds: number;
};

/** Sends requests over so many connections, each as fast as it is answered, for so long. */
export const load = (options: Load): Promise<Series> =>
  sending(options, async (send) => {
    const end = performance.now() + options.seconds * 1000;
    const one = async () => {
      while (performance.now() < end) await send();
    };
    await Promise.all(Array.from({ length: options.connections }, one));
  });

/** Sends so many requests a second for so long; one that finds no free connection waits, which its time tells. */
export const loadAtRate = (options: Load & { readonly perSecond: number }): Promise<Series> =>
  sending(options, (send) => atRate(options, send));

/** Lets the work send requests, and tells what was seen of them until it ended. */
async function sending(
  { origin, shot, connections }: Load,
  work: (send: () => Promise<void>) => Promise<void>,
): Promise<Series> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const times: number[] = [];
  let [count, refused] = [0, 0];
  const began = performance.now();
  try {
    await work(async () => {
      const at = performance.now();
      const { statusCode, body } = await pool.request(shot(count++));
      await body.dump();
      if (statusCode >= 400) refused += 1;
      times.push(performance.now() - at);
    });
    return { times, seconds: (performance.now() - began) / 1000, refused };
  } finally {
    await pool.close();
  }
}
