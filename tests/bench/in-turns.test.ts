import { expect, it } from 'vitest';
import { inTurns } from './in-turns.ts';

it('lets the shop and its limit work in turns, and compares all turns of both', async () => {
  const turns: string[] = [];
  const side = (name: string, times: readonly number[], seconds: number) => ({
    parts: [{ name, pid: process.pid }],
    turn: async () => {
      turns.push(name);
      return { times, seconds, refused: 0 };
    },
  });
  const compared = await inTurns(side('shop', [2, 4], 1), side('limit', [1, 1, 1, 1], 0.5), 2);
  expect(turns).toEqual(['shop', 'limit', 'shop', 'limit']);
  expect(compared.shop).toEqual({ count: 4, perSecond: 2, p50: 4, p99: 4, refused: 0 });
  expect(compared.limit).toMatchObject({ count: 8, perSecond: 8, p50: 1 });
  expect(compared.share).toBe(0.25);
});
