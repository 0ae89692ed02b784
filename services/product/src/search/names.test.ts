import { describe, expect, it } from 'vitest';
import { createNames } from './names.ts';

const sold = [
  ['Honda', 'Civic', 5],
  ['Honda', 'Accord', 9],
  ['Hyundai', 'i30', 3],
  ['BMW', '320i', 2],
  ['Škoda', 'Octavia', 4],
] as const;

function givenNames() {
  const names = createNames();
  let row = 0;
  for (const [make, model, count] of sold)
    for (let at = 0; at < count; at++) names.add(row++, { make, model });
  return names;
}

const texts = (found: readonly { make: string; model: string | null; count: number }[]) =>
  found.map(({ make, model, count }) => `${model === null ? make : `${make} ${model}`} ${count}`);

describe('makes and models', () => {
  it.each([
    ['h', ['Honda 14', 'Hyundai 3', 'Honda Accord 9', 'Honda Civic 5', 'Hyundai i30 3']],
    ['honda', ['Honda 14', 'Honda Accord 9', 'Honda Civic 5']],
    ['honda ci', ['Honda Civic 5']],
    ['civ hon', ['Honda Civic 5']],
    ['hodna', ['Honda 14', 'Honda Accord 9', 'Honda Civic 5']],
    ['accrod', ['Honda Accord 9']],
    ['skoda', ['Škoda 4', 'Škoda Octavia 4']],
    ['32', ['BMW 320i 2']],
    ['xyzzy', []],
    ['!!!', []],
  ])('%s may mean %j', (text, expected) => {
    expect(texts(givenNames().find(text, 5))).toEqual(expected);
  });

  it('are as many as are asked for, the largest first', () => {
    expect(texts(givenNames().find('h', 1))).toEqual(['Honda 14', 'Honda Accord 9']);
    expect(texts(givenNames().largestMakes(3))).toEqual(['Honda 14', 'Škoda 4', 'Hyundai 3']);
  });

  it('are gone with the last product', () => {
    const names = givenNames();
    for (let row = 0; row < 14; row++) names.remove(row);
    expect(texts(names.find('h', 5))).toEqual(['Hyundai 3', 'Hyundai i30 3']);
    expect(texts(names.largestMakes(1))).toEqual(['Škoda 4']);
  });
});
