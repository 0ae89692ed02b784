import { breaks, type Change } from '../../change.ts';
import type { Components, Schema } from '../../documents/contract.ts';
import { defaultRule } from './default.ts';
import { formRule } from './form.ts';
import { itemsRule } from './items.ts';
import { limitsRule } from './limits.ts';
import { mediaTypesRule } from './media-types.ts';
import { membersRule } from './members.ts';
import type { Pair, Reading, SchemaRule } from './rule.ts';
import { typeRule } from './type.ts';
import { valuesRule } from './values.ts';
import { compareVariants, variantsOf } from './variants.ts';

const rules: readonly SchemaRule[] = [
  typeRule,
  membersRule,
  itemsRule,
  valuesRule,
  limitsRule,
  formRule,
  mediaTypesRule,
  defaultRule,
];

/** What says nothing about values. */
const annotations = ['description', 'title', 'examples', 'id', '$ref', 'anyOf', 'oneOf'];
const known = new Set([...annotations, ...rules.flatMap(({ keywords }) => keywords)]);

/** A keyword for which there is no rule must not slip through. */
function unknownKeywords({ before, after, place }: Pair): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !known.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => breaks(place, `"${name}" changed, for which there is no rule`));
}

type Comparison = {
  readonly before: Components;
  readonly after: Components;
  readonly reading: Reading;
  /** `order`: begins the place of a named schema. */
  readonly owner: string;
};

const nameOf = ({ $ref }: Schema) => (typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined);

/** Compares schemas of one document. Named ones are compared once, at a place of their own. */
export function schemaComparison({ before, after, reading, owner }: Comparison): Pair['compare'] {
  const seen = new Set<string>();

  function compare(earlier: Schema, later: Schema, place: string): Change[] {
    const names = [nameOf(earlier), nameOf(later)];
    const [one, other] = names;
    if (one === undefined && other === undefined) return compareHere(earlier, later, place);
    const key = `${one ?? place} ${other ?? place}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const here = one === other ? `${owner}: ${one}` : place;
    return compare(
      one === undefined ? earlier : (before[one] ?? {}),
      other === undefined ? later : (after[other] ?? {}),
      here,
    );
  }

  function compareHere(earlier: Schema, later: Schema, place: string): Change[] {
    const pair: Pair = { before: earlier, after: later, place, reading, compare };
    const hasChoice = [earlier, later].some((schema) => variantsOf(schema)[0] !== schema);
    if (hasChoice) return compareVariants(pair);
    return [...rules.flatMap((rule) => rule.compare(pair)), ...unknownKeywords(pair)];
  }

  return compare;
}
