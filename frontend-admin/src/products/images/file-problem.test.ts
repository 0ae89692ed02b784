import { imagesText } from '@text/product-images';
import { expect, it } from 'vitest';
import { fileProblem, refusalWords } from './file-problem.ts';

it.each([
  [{ size: 10, type: 'image/png' }, 1, null],
  [{ size: 10, type: 'image/png' }, 0, imagesText.tooMany(12)],
  [{ size: 0, type: 'image/png' }, 1, imagesText.empty],
  [{ size: 5 * 1024 * 1024 + 1, type: 'image/webp' }, 1, imagesText.tooLarge],
  [{ size: 10, type: 'image/gif' }, 1, imagesText.wrongType],
])('a file %j with room for %i is told: %s', (file, room, problem) => {
  expect(fileProblem(file, room)).toBe(problem);
});

it('a refusal of the shop is told in words', () => {
  expect(refusalWords(409, 'TOO_MANY_IMAGES')).toContain('12');
  expect(refusalWords(415, 'UNSUPPORTED_MEDIA_TYPE')).toBe(imagesText.wrongType);
  expect(refusalWords(503, 'UNAVAILABLE')).toBe(imagesText.lost);
});
