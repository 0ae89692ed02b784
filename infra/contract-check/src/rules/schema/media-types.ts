import type { Change } from '../../change.ts';
import { judge, type SchemaRule } from './rule.ts';

const typesOf = (value: unknown): string[] => (typeof value === 'string' ? value.split(', ') : []);

/** Which files are taken. */
export const mediaTypesRule: SchemaRule = {
  keywords: ['contentMediaType'],
  compare(pair) {
    const [before, after] = [typesOf(pair.before.contentMediaType), typesOf(pair.after.contentMediaType)];
    const changes: Change[] = [];
    for (const type of before.filter((one) => !after.includes(one))) {
      changes.push(judge(pair, 'narrower', `${type} is not taken any more`));
    }
    for (const type of after.filter((one) => !before.includes(one))) {
      changes.push(judge(pair, 'wider', `${type} is taken too now`));
    }
    return changes;
  },
};
