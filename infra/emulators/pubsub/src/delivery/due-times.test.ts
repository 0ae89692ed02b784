import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DueTimes } from './due-times.ts';

describe('due times', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = () => {
    const due: string[] = [];
    return { due, times: new DueTimes<string>((items) => due.push(...items)) };
  };

  it('come in their order, none early, none later than 10 ms', () => {
    const { due, times } = start();
    const now = Date.now();
    times.set('late', now + 5000);
    times.set('early', now + 123);
    vi.advanceTimersByTime(122);
    expect(due).toEqual([]);
    vi.advanceTimersByTime(11);
    expect(due).toEqual(['early']);
    vi.advanceTimersByTime(4877);
    expect(due).toEqual(['early', 'late']);
  });

  it('can be moved and deleted', () => {
    const { due, times } = start();
    const now = Date.now();
    times.set('later', now + 100);
    times.set('later', now + 300);
    times.set('sooner', now + 300);
    times.set('sooner', now + 100);
    times.set('never', now + 100);
    times.delete('never');
    vi.advanceTimersByTime(200);
    expect(due).toEqual(['sooner']);
    vi.advanceTimersByTime(200);
    expect(due).toEqual(['sooner', 'later']);
  });

  it('keep no timer while there are none', () => {
    const { due, times } = start();
    times.set('deleted', Date.now() + 100);
    times.delete('deleted');
    vi.advanceTimersByTime(200);
    times.set('cleared', Date.now() + 100);
    times.clear();
    expect(vi.getTimerCount()).toBe(0);
    expect(due).toEqual([]);
  });

  it('wait longer than one timer can', () => {
    const { due, times } = start();
    const thirtyDays = 30 * 86_400_000;
    times.set('far', Date.now() + thirtyDays);
    vi.advanceTimersByTime(thirtyDays - 1);
    expect(due).toEqual([]);
    vi.advanceTimersByTime(11);
    expect(due).toEqual(['far']);
  });
});
