import { expect, it } from 'vitest';
import { isTooLarge } from './body-length.ts';

const announcing = (length?: string) =>
  new Request('http://site.example', {
    method: 'POST',
    headers: length === undefined ? {} : { 'content-length': length },
  });

it('a body of as many bytes as it may have is read', () => {
  expect(isTooLarge(announcing('0'), 100)).toBe(false);
  expect(isTooLarge(announcing('100'), 100)).toBe(false);
});

it('a longer one is not, and neither is one that does not say how long it is', () => {
  expect(isTooLarge(announcing('101'), 100)).toBe(true);
  expect(isTooLarge(announcing('many'), 100)).toBe(true);
  expect(isTooLarge(announcing(), 100)).toBe(true);
});
