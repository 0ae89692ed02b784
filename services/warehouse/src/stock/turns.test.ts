import { setImmediate as tick } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

describe('turns', () => {
  it('for one key come one after the other, in the order of asking', async () => {
    const inTurn = createTurns();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await tick();
      log.push(`${name} ends`);
    };
    await Promise.all([
      inTurn(['a'], work('1')),
      inTurn(['a', 'b'], work('2')),
      inTurn(['b', 'a'], work('3')),
    ]);
    expect(log).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
  });

  it('for other keys do not wait', async () => {
    const inTurn = createTurns();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = inTurn(['a'], () => promise);
    expect(await inTurn(['b'], async () => 'served')).toBe('served');
    resolve();
    await waiting;
  });

  it('go on after one that failed', async () => {
    const inTurn = createTurns();
    const failed = inTurn(['a'], () => Promise.reject(new Error('no')));
    const next = inTurn(['a'], async () => 'served');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('served');
  });

  it('asked for twice with one key are one turn', async () => {
    const inTurn = createTurns();
    expect(await inTurn(['a', 'a'], async () => 'served')).toBe('served');
  });
});
