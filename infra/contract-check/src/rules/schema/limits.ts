import { judge, type Pair, type SchemaRule } from './rule.ts';

const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

const limitOf = (schema: Pair['before'], keyword: string, none: number): number =>
  typeof schema[keyword] === 'number' ? schema[keyword] : none;

const shown = (limit: number) => (Number.isFinite(limit) ? String(limit) : 'none');

/** Smallest and largest numbers, lengths and counts. */
export const limitsRule: SchemaRule = {
  keywords: [...lowest, ...highest],
  compare(pair) {
    return [...lowest, ...highest].flatMap((keyword) => {
      const none = lowest.includes(keyword) ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      const [before, after] = [limitOf(pair.before, keyword, none), limitOf(pair.after, keyword, none)];
      if (before === after) return [];
      const isNarrower = lowest.includes(keyword) ? after > before : after < before;
      const why = `${keyword} was ${shown(before)}, is ${shown(after)} now`;
      return [judge(pair, isNarrower ? 'narrower' : 'wider', why)];
    });
  },
};
