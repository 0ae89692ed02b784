import { describe, expect, it } from 'vitest';
import { compareKeys, createKeyIndex } from './key-index.ts';

describe('the order of keys', () => {
  it('is that of their UTF-8', () => {
    const keys = ['b', 'a', 'a/', 'a/b', 'A', '', '~', 'é', '\uFFFD', '😀', '😁', '\uE000', 'a\u0000'];
    const byBytes = [...keys].sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    expect([...keys].sort(compareKeys)).toEqual(byBytes);
  });

  it('is kept while keys come and go', () => {
    const index = createKeyIndex<number>();
    for (const [value, key] of ['c', 'a', 'b'].entries()) index.set(key, value);
    expect(index.keys()).toEqual(['a', 'b', 'c']);
    index.delete('b');
    index.set('a', 7);
    expect(index.keys()).toEqual(['a', 'c']);
    expect(index.get('a')).toBe(7);
  });
});
