import { breaks, type Change } from '../../change.ts';
import type { Schema } from '../../documents/contract.ts';
import { isSchema, judge, type Pair, type SchemaRule } from './rule.ts';

/** All patterns that a text must match; where there are several, they stand in `allOf`. */
function patternsOf({ pattern, allOf }: Schema): string[] {
  const more = Array.isArray(allOf) ? allOf.filter(isSchema).flatMap(patternsOf) : [];
  return [...(typeof pattern === 'string' ? [pattern] : []), ...more];
}

function byPattern(pair: Pair): Change[] {
  const [before, after] = [patternsOf(pair.before), patternsOf(pair.after)];
  const gone = before.filter((pattern) => !after.includes(pattern));
  const come = after.filter((pattern) => !before.includes(pattern));
  // Which texts two patterns share can't be told from the patterns.
  if (gone.length > 0 && come.length > 0) {
    return [breaks(pair.place, `must match ${come.join(' and ')} now, not ${gone.join(' and ')}`)];
  }
  if (come.length > 0) return [judge(pair, 'narrower', `must match ${come.join(' and ')} too now`)];
  return gone.length > 0 ? [judge(pair, 'wider', `need not match ${gone.join(' and ')} any more`)] : [];
}

function byFormat(pair: Pair): Change[] {
  const [before, after] = [pair.before.format, pair.after.format];
  if (before === after) return [];
  if (before === undefined) return [judge(pair, 'narrower', `must be a ${after} now`)];
  if (after === undefined) return [judge(pair, 'wider', `need not be a ${before} any more`)];
  return [breaks(pair.place, `was a ${before}, is a ${after} now`)];
}

/** How a text is built. */
export const formRule: SchemaRule = {
  keywords: ['pattern', 'format', 'allOf'],
  compare: (pair) => [...byFormat(pair), ...byPattern(pair)],
};
