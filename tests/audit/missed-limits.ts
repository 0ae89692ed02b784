import { limits } from './limits.ts';
import type { Measures } from './measure-page.ts';

/**
 * The limits that a page does not keep, a line each.
 * @param name of the page; scripts are counted on the product's
 */
export function missedLimits(name: string, measures: Measures): string[] {
  const { paintSeconds, shift, scriptKilobytes } = measures;
  const scores = (['performance', 'accessibility', 'bestPractices', 'seo'] as const).flatMap((category) =>
    measures[category] < limits.score
      ? [`${category} is ${measures[category]}, at least ${limits.score} is wanted`]
      : [],
  );
  const paint =
    paintSeconds > limits.paintSeconds
      ? [`LCP is ${paintSeconds.toFixed(2)} s, at most ${limits.paintSeconds} s`]
      : [];
  const moved = shift > limits.shift ? [`CLS is ${shift.toFixed(3)}, at most ${limits.shift}`] : [];
  const scripts =
    name === 'product' && scriptKilobytes > limits.scriptKilobytes
      ? [`scripts are ${scriptKilobytes.toFixed(1)} kB, at most ${limits.scriptKilobytes} kB`]
      : [];
  const missed = [...scores, ...paint, ...moved, ...scripts];
  const hints = missed.length > 0 ? measures.missed.map((audit) => `  ${audit}`) : [];
  return [...missed, ...hints].map((line) => `${name}: ${line}`);
}
