import { Pool } from 'undici';
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
export async function load({ origin, shot, connections, seconds }: Load): Promise<Series> {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const times: number[] = [];
  let [count, refused] = [0, 0];
  const began = performance.now();
  const end = began + seconds * 1000;
  const one = async () => {
    while (performance.now() < end) {
      const at = performance.now();
      const { statusCode, body } = await pool.request(shot(count++));
      await body.dump();
      if (statusCode >= 400) refused += 1;
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - began) / 1000;
  await pool.close();
  return { times, seconds: took, refused };
}
