import type { Random } from '../../prove/random.ts';
import { oddValues } from '../oddities.ts';
import { nameOf } from './names.ts';
import { type Choosing, knownId, knownValue } from './visitor.ts';

/** A JSON schema, as far as the shop's documents use it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly format?: string;
  readonly pattern?: string;
};

/** What values are made with. */
export type Making = Choosing & {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** The operation’s path, by which its members are called. */
  readonly path: string;
};

const texts = [
  '10250',
  'A name',
  'a@tests.example',
  '+1 212 555 0100',
  'cars',
  'NY',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  'Ünïcode 💥',
  '1',
  'petrol',
  'x',
];
const numbers = [0, 1, 2, 3, 100, 2020, 99_999, 100_000];
const deepest = 6;

/** A value for a member that mostly fits its schema, with what is known where that is asked for, and now and then something odd. */
export function valueFor(schema: Schema | undefined, making: Making, member = '', depth = 0): unknown {
  const { random, schemas, oddShare } = making;
  if (!schema || depth > deepest || random.next() < oddShare) return random.pick(oddValues);
  const next = (inner: Schema | undefined, name = member) => valueFor(inner, making, name, depth + 1);
  if (schema.$ref !== undefined) return next(schemas[schema.$ref.split('/').at(-1) ?? '']);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return next(random.pick(choices));
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => next(each)));
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => random.next() < (schema.required?.includes(name) ? 0.97 : 0.5))
          .map(([name, inner]) => [name, next(inner, name)]),
      );
    case 'array':
      return Array.from({ length: (schema.minItems ?? 0) + random.int(3) }, () => next(schema.items));
    case 'integer':
    case 'number':
      return numberFor(schema, random);
    case 'boolean':
      return random.next() < 0.5;
    case 'null':
      return null;
    default:
      return textFor(schema, making, member);
  }
}

function numberFor({ minimum = 0, maximum = 1_000 }: Schema, random: Random): number {
  const edges = [minimum, maximum, minimum - 1, maximum + 1];
  return random.next() < 0.7
    ? (numbers.find((one) => one >= minimum && one <= maximum) ?? minimum) + random.int(2)
    : random.pick(edges);
}

function textFor(
  { format, pattern, minLength = 0, maxLength = 200 }: Schema,
  making: Making,
  member: string,
): string {
  const { random, path } = making;
  const name = nameOf(member, path);
  if (format === 'uuid' || pattern?.includes('[0-9a-fA-F]{8}')) return knownId(name, making);
  const known = random.next() < 0.8 ? knownValue(name, making) : undefined;
  if (known !== undefined) return known;
  const fitting = pattern === undefined ? texts : texts.filter((text) => new RegExp(pattern, 'u').test(text));
  const text = fitting.length > 0 ? random.pick(fitting) : random.pick(texts);
  return text.padEnd(Math.min(minLength, 500), 'x').slice(0, Math.max(1, maxLength));
}
