import { describe, expect, it } from 'vitest';
import { errorsForgiven, isWithin } from './edit-distance.ts';

describe('typing errors', () => {
  it.each([
    ['corola', 'corolla', 1],
    ['corrolla', 'corolla', 1],
    ['corilla', 'corolla', 1],
    ['coroall', 'corolla', 2],
    ['toytoa', 'toyota', 1],
    ['volkswgaen', 'volkswagen', 1],
  ])('%s is %s with %i', (word, term, errors) => {
    expect([isWithin(word, term, errors), isWithin(word, term, errors - 1)]).toEqual([true, false]);
  });

  it('are counted in beginnings too', () => {
    expect(isWithin('vlok', 'volkswagen', 1, true)).toBe(true);
    expect(isWithin('vlok', 'volkswagen', 1)).toBe(false);
    expect(isWithin('xxxx', 'volkswagen', 2, true)).toBe(false);
  });

  it('are not forgiven in short words and numbers', () => {
    expect(['a', 'bmw', '2019', 'f150', 'ford', 'toyota'].map(errorsForgiven)).toEqual([0, 0, 0, 0, 1, 2]);
  });
});
