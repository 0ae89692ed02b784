import { adds, breaks } from '../../change.ts';
import { judge, type SchemaRule } from './rule.ts';

/** Whether every value of one type is one of the other; no type stands for any value. */
const fits = (one: unknown, other: unknown): boolean =>
  other === undefined || one === other || (one === 'integer' && other === 'number');

/** The kind of value: text, whole number, object … */
export const typeRule: SchemaRule = {
  keywords: ['type'],
  compare(pair) {
    const [before, after] = [pair.before.type, pair.after.type];
    if (before === after) return [];
    const why = `was ${before ?? 'anything'}, is ${after ?? 'anything'} now`;
    // Code that reads a whole number can't be left to meet a fraction, so a wider type is a break for readers as well.
    if (fits(after, before)) return [judge(pair, 'narrower', why)];
    return fits(before, after) && pair.reading.direction === 'received'
      ? [adds(pair.place, why)]
      : [breaks(pair.place, why)];
  },
};
