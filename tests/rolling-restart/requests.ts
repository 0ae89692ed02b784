import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../lib/client.ts';

/** A request that was not answered as it should have been. */
export type Failure = { readonly what: string; readonly at: string; readonly error: string };

/** Counts requests by what they are for, and keeps each that failed. */
export type Requests = {
  /** Makes a request; one that the gateway's limit held back is made again, as it asks for. @throws what went wrong */
  make<T>(what: string, request: () => Promise<T>): Promise<T>;
  readonly failures: readonly Failure[];
  /** For each kind its number and its times in milliseconds. */
  table(): { what: string; count: number; p50: number; p99: number; longest: number }[];
  heldBack(): number;
};

const pauseMilliseconds = 1_000;
const tooManyRequests = 429;

export function countRequests(): Requests {
  const times = new Map<string, number[]>();
  const failures: Failure[] = [];
  let held = 0;

  async function make<T>(what: string, request: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      const answer = await request();
      const list = times.get(what) ?? [];
      list.push(performance.now() - began);
      times.set(what, list);
      return answer;
    } catch (error) {
      if (error instanceof Refusal && error.status === tooManyRequests) {
        held += 1;
        await wait(pauseMilliseconds);
        return make(what, request);
      }
      failures.push({ what, at: new Date().toISOString(), error: textOf(error) });
      throw error;
    }
  }

  return {
    make,
    failures,
    heldBack: () => held,
    table: () =>
      [...times].map(([what, list]) => {
        const sorted = list.toSorted((one, other) => one - other);
        const at = (share: number) =>
          sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
        return { what, count: sorted.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
      }),
  };
}

const textOf = (error: unknown): string =>
  error instanceof Error
    ? [error.message, ...(error.cause instanceof Error ? [error.cause.message] : [])].join(': ')
    : String(error);
