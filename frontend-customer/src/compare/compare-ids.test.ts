import { describe, expect, it } from 'vitest';
import { comparePath, idsIn, withId, withoutId } from './compare-ids.ts';

const id = (digit: number) => `0000000${digit}-0000-7000-8000-000000000000`;
const four = [1, 2, 3, 4].map(id);

describe('the choice of vehicles to compare', () => {
  it('is read from a list, each once, without what is no id', () => {
    expect(idsIn(`${id(1)},nonsense,${id(2)},${id(1)},,../x`)).toEqual([id(1), id(2)]);
    expect(idsIn(undefined)).toEqual([]);
  });

  it('takes four, and no fifth', () => {
    expect(withId(four.slice(0, 3), id(4))).toEqual(four);
    expect(withId(four, id(5))).toBeNull();
    expect(withId(four, id(2))).toEqual(four);
  });

  it('can be shared by its address', () => {
    expect(comparePath(withoutId(four, id(2)))).toBe(`/compare?ids=${id(1)},${id(3)},${id(4)}`);
    expect(comparePath([])).toBe('/compare');
  });
});
