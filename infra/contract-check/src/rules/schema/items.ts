import { breaks } from '../../change.ts';
import { isSchema, type SchemaRule } from './rule.ts';

/** What lies below by no name of its own, with how a place says it. */
const below = { items: '[]', additionalProperties: '.*', propertyNames: '.(name)' } as const;

/** Items of lists; values and names of objects whose members have no fixed names. */
export const itemsRule: SchemaRule = {
  keywords: Object.keys(below),
  compare({ before, after, place, compare }) {
    return Object.entries(below).flatMap(([keyword, suffix]) => {
      const [earlier, later] = [before[keyword], after[keyword]];
      if (isSchema(earlier) && isSchema(later)) return compare(earlier, later, place + suffix);
      if (JSON.stringify(earlier) === JSON.stringify(later)) return [];
      return [breaks(place, `${keyword} came or went`)];
    });
  },
};
