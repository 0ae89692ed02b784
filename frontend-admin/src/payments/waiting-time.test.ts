import { expect, it } from 'vitest';
import { waitingTime } from './waiting-time.ts';

it.each([
  [0, '< 1 min'],
  [59_000, '< 1 min'],
  [720_000, '12 min'],
  [3 * 3_600_000 + 300_000, '3 h 5 min'],
  [2 * 86_400_000 + 4 * 3_600_000, '2 d 4 h'],
  [-5_000, '< 1 min'],
])('%i milliseconds are %s', (passed, text) => {
  expect(waitingTime(new Date(1_000_000).toISOString(), 1_000_000 + passed)).toBe(text);
});
