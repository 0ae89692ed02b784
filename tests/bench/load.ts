import { Pool } from 'undici';

/** What is sent again and again. */
export type Shot = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

export type LoadResult = {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers of 400 and above. */
  readonly refused: number;
};

type Load = {
  readonly origin: string;
  readonly shot: (count: number) => Shot;
  readonly connections: number;
  readonly seconds: number;
};

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Sends requests over so many connections, each as fast as it is answered, for so long. */
export async function load({ origin, shot, connections, seconds }: Load): Promise<LoadResult> {
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
  const sorted = times.toSorted((left, right) => left - right);
  return { perSecond: times.length / took, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), refused };
}
