import type { Change } from '../../change.ts';
import type { Schema } from '../../documents/contract.ts';
import { judge, type SchemaRule } from './rule.ts';

/** The few values that are allowed; undefined where any value of the type is. */
function allowed(schema: Schema): string[] | undefined {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((value) => JSON.stringify(value)) : undefined;
}

const without = (values: readonly string[], others: readonly string[]) =>
  values.filter((value) => !others.includes(value));

/** Values one by one: states, codes, kinds. */
export const valuesRule: SchemaRule = {
  keywords: ['enum', 'const'],
  compare(pair) {
    const [before, after] = [allowed(pair.before), allowed(pair.after)];
    if (!before) return after ? [judge(pair, 'narrower', `is one of ${after.join(', ')} now`)] : [];
    if (!after) return [judge(pair, 'wider', `is not one of ${before.join(', ')} alone any more`)];
    const changes: Change[] = [];
    const [gone, come] = [without(before, after), without(after, before)];
    if (gone.length > 0) changes.push(judge(pair, 'narrower', `is not ${gone.join(', ')} any more`));
    if (come.length > 0) changes.push(judge(pair, 'wider', `may be ${come.join(', ')} too now`));
    return changes;
  },
};
