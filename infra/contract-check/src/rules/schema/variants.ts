import { breaks, type Change } from '../../change.ts';
import type { Schema } from '../../documents/contract.ts';
import { isSchema, judge, type Pair, schemasOf } from './rule.ts';

/** The schemas of which a value fits one; the schema itself where it gives no choice. */
export function variantsOf(schema: Schema): readonly Schema[] {
  const { anyOf, oneOf, ...rest } = schema;
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => (type === 'null' ? { type } : { ...schema, type }));
  }
  const choices = [anyOf, oneOf].find(Array.isArray)?.filter(isSchema);
  if (!choices) return [schema];
  return choices.flatMap((choice) => variantsOf({ ...annotationsOff(rest), ...choice }));
}

const annotationsOff = ({ description, title, examples, default: _, ...rest }: Schema): Schema => rest;

/** By what a reader tells variants apart: the name, the members with one fixed value, or the kind of value. */
function kindOf(schema: Schema): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? '';
  const tags = Object.entries(schemasOf(schema.properties)).flatMap(([name, member]) =>
    'const' in member ? [`${name} ${JSON.stringify(member.const)}`] : [],
  );
  if (tags.length > 0) return `the one with ${tags.join(', ')}`;
  if ('const' in schema) return JSON.stringify(schema.const);
  return [schema.type ?? 'anything', schema.format].filter(Boolean).join(' ');
}

/** Compares choices: those of one kind with each other, and tells which kinds came and went. */
export function compareVariants(pair: Pair): Change[] {
  const before = Map.groupBy(variantsOf(pair.before), kindOf);
  const after = Map.groupBy(variantsOf(pair.after), kindOf);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((kind) => {
    const [earlier, later] = [before.get(kind) ?? [], after.get(kind) ?? []];
    const both = earlier.slice(0, later.length).flatMap((schema, index) => {
      const other = later[index];
      return other ? pair.compare(schema, other, pair.place) : [];
    });
    if (later.length < earlier.length) return [...both, judge(pair, 'narrower', `is not ${kind} any more`)];
    if (later.length > earlier.length) return [...both, came(pair, kind)];
    return both;
  });
}

function came(pair: Pair, kind: string): Change {
  const why = `may be ${kind} too now`;
  const isUnlookedFor = kind === 'null' && pair.reading.direction === 'sent';
  return isUnlookedFor ? breaks(pair.place, why) : judge(pair, 'wider', why);
}
